package dev.cadence.stripe;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.model.StripeError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// What is made of every way in which stripe-java says that a call failed.
class FateTests {

    static Stream<Arguments> failures() {
        var declined = new CardException("no", "req", "card_declined", null, "generic_decline", "ch_1", 402, null);
        declined.setStripeError(new StripeError());
        return Stream.of(arguments(declined, Fate.DECLINED),
                arguments(new CardException("unreadable", "req", null, null, null, null, 402, null), Fate.UNKNOWN),
                arguments(new InvalidRequestException("wrong", null, "req", "x", 400, null), Fate.REJECTED),
                arguments(new InvalidRequestException("gone", null, "req", "resource_missing", 404, null),
                        Fate.REJECTED),
                arguments(new IdempotencyException("other parameters", "req", null, 400), Fate.REJECTED),
                arguments(new AuthenticationException("revoked", "req", "api_key_expired", 401), Fate.HALT),
                arguments(new PermissionException("restricted", "req", null, 403), Fate.HALT),
                arguments(new PermissionException("not connected", "req", "account_invalid", 403), Fate.REJECTED),
                arguments(new RateLimitException("many", null, "req", "rate_limit", 429, null), Fate.RETRY_SAME_KEY),
                arguments(new RateLimitException("locked", null, "req", "lock_timeout", 429, null),
                        Fate.RETRY_SAME_KEY),
                arguments(new ApiException("in use", "req", "idempotency_key_in_use", 409, null), Fate.RETRY_SAME_KEY),
                arguments(new ApiConnectionException("refused", new ConnectException()), Fate.RETRY_SAME_KEY),
                arguments(new ApiConnectionException("late", new SocketTimeoutException()), Fate.UNKNOWN),
                arguments(new ApiConnectionException("broke off", new java.io.IOException()), Fate.UNKNOWN),
                arguments(new ApiException("200, and cut in half", "req", null, 200, null), Fate.UNKNOWN),
                arguments(new ApiException("a page of HTML", "req", null, 502, null), Fate.UNKNOWN),
                arguments(new NullPointerException("200, and empty"), Fate.UNKNOWN),
                arguments(NotSent.inTime("GET /v1/events"), Fate.RETRY_SAME_KEY),
                arguments(NotSent.halted(), Fate.HALT));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasOneFate(Exception failure, Fate fate) {
        assertThat(Fate.of(failure)).isEqualTo(fate);
    }

    @ParameterizedTest
    @CsvSource({ "/v1/payment_intents, POST /v1/payment_intents",
            "/v1/payment_intents/pi_3Abc/confirm, POST /v1/payment_intents/*/confirm",
            "/v1/transfers/tr_1/reversals/trr_1, POST /v1/transfers/*/reversals/*",
            "/v1/balance_transactions, POST /v1/balance_transactions",
            "/v2/core/accounts/acct_1, POST /v2/core/accounts/*" })
    void callsAreCountedByWhatTheyDoAndNotByWhatTheyAreAbout(String path, String endpoint) {
        assertThat(Endpoint.of("POST", path)).isEqualTo(endpoint);
    }

}
