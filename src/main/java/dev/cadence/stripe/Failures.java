package dev.cadence.stripe;

import com.stripe.exception.StripeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a failed call into words that are safe to log, and raises its voice where only a person can help.
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {
    }

    static String describe(String attempt, Exception failure) {
        var words = switch (failure) {
            case StripeException known -> "Could not %s: %s, status %s, code %s, request %s".formatted(attempt,
                    failure.getClass().getSimpleName(), known.getStatusCode(), known.getCode(), known.getRequestId());
            case NotSent unsent -> "Could not %s: %s".formatted(attempt, unsent.getMessage());
            default -> "Could not %s: %s".formatted(attempt, failure.getClass().getSimpleName());
        };
        switch (Fate.of(failure)) {
            case HALT -> {
                if (failure instanceof NotSent) {
                    log.warn(words);
                }
                else {
                    log.error("Stripe refuses our key; no card is at fault. {}", words);
                }
            }
            case REJECTED -> log.error("Stripe finds fault with our request. {}", words);
            case DECLINED, RETRY_SAME_KEY, UNKNOWN -> log.warn(words);
        }
        return words;
    }

}
