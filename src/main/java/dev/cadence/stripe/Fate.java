package dev.cadence.stripe;

import java.net.ConnectException;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.ApiKeyMissingException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;

/// What became of a call to Stripe that did not end well, and so what is to be done about it.
enum Fate {

    /// The card's bank said no. Carried out, and final for this attempt.
    DECLINED,
    /// Stripe finds fault with the request: a mistake of ours, which no repetition mends.
    /// Nobody is dunned for it.
    REJECTED,
    /// Not carried out by this call: too many at once, the same key in use, nobody
    /// reached. What creates something is repeated under the same key, since an earlier
    /// try of it may have been carried out.
    RETRY_SAME_KEY,
    /// It may have worked: a timeout, a broken or unreadable answer, a fault at Stripe.
    /// It is looked up.
    UNKNOWN,
    /// Stripe refuses our key. Everything rests until it is mended.
    HALT;

    private static final int CONFLICT = 409;

    /// The code of a refusal that is about somebody's connected account, and not about
    /// our key.
    static final String ABOUT_AN_ACCOUNT = "account_invalid";

    static Fate of(Exception failure) {
        return switch (failure) {
            case NotSent unsent -> unsent.fate();
            case CardException declined when declined.getStripeError() != null -> DECLINED;
            case PermissionException refused when ABOUT_AN_ACCOUNT.equals(refused.getCode()) -> REJECTED;
            case AuthenticationException refused -> HALT;
            case ApiKeyMissingException forgotten -> HALT;
            case RateLimitException tooMany -> RETRY_SAME_KEY;
            case ApiException inUse when isConflict(inUse) -> RETRY_SAME_KEY;
            case ApiConnectionException broken when broken.getCause() instanceof ConnectException -> RETRY_SAME_KEY;
            case InvalidRequestException wrong -> REJECTED;
            case IdempotencyException wrong -> REJECTED;
            default -> UNKNOWN;
        };
    }

    private static boolean isConflict(StripeException failure) {
        return failure.getStatusCode() != null && failure.getStatusCode() == CONFLICT;
    }

}
