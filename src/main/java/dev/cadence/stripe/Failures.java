package dev.cadence.stripe;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a failed call into words that are safe to log, and raises its voice where only a person can help.
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {
    }

    static String describe(String attempt, Exception failure) {
        var words = failure instanceof StripeException known
                ? "Could not %s: %s, status %s, code %s, request %s".formatted(attempt,
                        failure.getClass().getSimpleName(), known.getStatusCode(), known.getCode(),
                        known.getRequestId())
                : "Could not %s: %s".formatted(attempt, failure.getClass().getSimpleName());
        if (failure instanceof AuthenticationException || failure instanceof PermissionException) {
            log.error("Stripe refuses our key; no card is at fault. {}", words);
        }
        else if (failure instanceof InvalidRequestException) {
            log.error("Stripe finds fault with our request. {}", words);
        }
        else {
            log.warn(words);
        }
        return words;
    }

}
