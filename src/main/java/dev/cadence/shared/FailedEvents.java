package dev.cadence.shared;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Hands events once more to listeners that failed, or whose process died on the way. Listeners are idempotent, so an
/// event too many does no harm.
@Component
class FailedEvents {

    private static final ResubmissionOptions SOME_AT_A_TIME = ResubmissionOptions.defaults()
        .withMinAge(Duration.ofSeconds(10))
        .withBatchSize(100);

    private final FailedEventPublications failed;

    FailedEvents(FailedEventPublications failed) {
        this.failed = failed;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void tryAgain() {
        failed.resubmit(SOME_AT_A_TIME);
    }

}
