package dev.cadence.notices;

import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How callers of one instance may wait for events.
///
/// @param listeners how many requests may wait at once: some of all that are worked on, and never all
/// @param listenersPerAccount how many of them may be one account's
/// @param look how often the database is asked whether there is something new, on behalf of all of them together
/// @param heartbeat how often a stream says that it is still there
/// @param longestStream when a stream ends, so that whoever may not listen any more has to prove it anew
@Validated
@ConfigurationProperties("cadence.events")
record EventSettings(@DefaultValue("500") @Min(1) @Max(500) int listeners,
        @DefaultValue("10") @Min(1) int listenersPerAccount, @DefaultValue("250ms") Duration look,
        @DefaultValue("15s") Duration heartbeat, @DefaultValue("5m") Duration longestStream) {

    @AssertTrue(message = "The times in cadence.events must be positive")
    boolean areTimesPositive() {
        return look.isPositive() && heartbeat.isPositive() && longestStream.isPositive();
    }

}
