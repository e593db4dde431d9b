package dev.cadence.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.modulith.events.EventPublication;

import static org.assertj.core.api.Assertions.assertThat;

class FailedEventsTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void anEventThatFailedOnceIsTriedAgainAtOnce() {
        assertThat(FailedEvents.hasRested(new Failed(NOON.minusSeconds(10), null), NOON)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "PT10S, PT1S, true", "PT10S, PT0.9S, false", "PT1H, PT6M, true", "PT1H, PT5M59S, false",
            "P1D, PT2H24M, true", "P1D, PT2H23M59S, false" })
    void anEventRestsForATenthOfItsAge(Duration age, Duration rested, boolean enough) {
        var event = new Failed(NOON.minus(age), NOON.minus(rested));

        assertThat(FailedEvents.hasRested(event, NOON)).isEqualTo(enough);
    }

    private record Failed(Instant published, @Nullable Instant tried) implements EventPublication {

        @Override
        public UUID getIdentifier() {
            return new UUID(0, 1);
        }

        @Override
        public Object getEvent() {
            return "an event";
        }

        @Override
        public Instant getPublicationDate() {
            return published;
        }

        @Override
        public Optional<Instant> getCompletionDate() {
            return Optional.empty();
        }

        @Override
        public Status getStatus() {
            return Status.FAILED;
        }

        @Override
        public @Nullable Instant getLastResubmissionDate() {
            return tried;
        }

        @Override
        public int getCompletionAttempts() {
            return 1;
        }

    }

}
