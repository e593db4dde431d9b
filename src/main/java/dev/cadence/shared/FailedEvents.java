package dev.cadence.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Hands events once more to listeners that failed, or whose process died on the way. Listeners are idempotent, so an
/// event too many does no harm.
@Component
class FailedEvents {

    /// So many that letters which no mail server takes do not keep other events waiting.
    private static final int AT_A_TIME = 1_000;

    /// The older an event, the longer its rests: a tenth of its age.
    private static final int RESTS = 10;

    private final FailedEventPublications failed;

    private final Clock clock;

    FailedEvents(FailedEventPublications failed, Clock clock) {
        this.failed = failed;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void tryAgain() {
        var now = clock.instant();
        failed.resubmit(ResubmissionOptions.defaults()
            .withMinAge(Duration.ofSeconds(10))
            .withBatchSize(AT_A_TIME)
            .withFilter(event -> hasRested(event, now)));
    }

    static boolean hasRested(EventPublication event, Instant now) {
        var published = event.getPublicationDate();
        var tried = Objects.requireNonNullElse(event.getLastResubmissionDate(), published);
        return Duration.between(tried, now).compareTo(Duration.between(published, now).dividedBy(RESTS)) >= 0;
    }

}
