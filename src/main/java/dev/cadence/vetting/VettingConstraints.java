package dev.cadence.vetting;

import dev.cadence.shared.ConstraintRefusal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the database refuses when two requests come at the same moment.
@Configuration(proxyBeanMethods = false)
class VettingConstraints {

    static final ConstraintRefusal APPLICATION_OPEN = new ConstraintRefusal("one_open_application_per_engineer",
            "application-open", "There is an application of yours already that has not been decided.");

    @Bean
    ConstraintRefusal oneOpenApplicationPerEngineer() {
        return APPLICATION_OPEN;
    }

}
