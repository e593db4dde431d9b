package dev.cadence.vetting;

import dev.cadence.shared.ConstraintRefusal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the database refuses when two requests come at the same moment.
@Configuration(proxyBeanMethods = false)
class VettingConstraints {

    static final ConstraintRefusal APPLICATION_OPEN = new ConstraintRefusal("one_open_application_per_engineer",
            "application-open", "There is an application of yours already that has not been decided.");

    static final ConstraintRefusal SCORECARD_SUBMITTED = new ConstraintRefusal("one_scorecard_per_grader",
            "scorecard-submitted", "Each grader submits one scorecard for an interview, and never changes it.");

    @Bean
    ConstraintRefusal oneOpenApplicationPerEngineer() {
        return APPLICATION_OPEN;
    }

}
