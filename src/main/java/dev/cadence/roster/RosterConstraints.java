package dev.cadence.roster;

import dev.cadence.shared.ConstraintRefusal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the database refuses when two requests come at the same moment.
@Configuration(proxyBeanMethods = false)
class RosterConstraints {

    @Bean
    ConstraintRefusal oneProfilePerEngineer() {
        return new ConstraintRefusal("one_profile_per_engineer", "engineer-already-approved",
                "This engineer has a profile already.");
    }

}
