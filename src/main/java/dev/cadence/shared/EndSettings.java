package dev.cadence.shared;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How an instance ends.
///
/// @param notice for how long it goes on answering after its readiness has said no; less than
/// `spring.lifecycle.timeout-per-shutdown-phase`; `CADENCE_END_NOTICE`
@Validated
@ConfigurationProperties("cadence.end")
record EndSettings(@DefaultValue("0s") @DurationMin(message = NOTICE) @DurationMax(seconds = 25,
        message = NOTICE) Duration notice) {

    private static final String NOTICE = "CADENCE_END_NOTICE is not between 0s and 25s";

}
