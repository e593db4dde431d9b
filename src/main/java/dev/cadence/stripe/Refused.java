package dev.cadence.stripe;

import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Stripe's no, as far as it is about all calls and not about this one.
///
/// @param code Stripe's word for the reason, or `unknown`
record Refused(int status, String code) {

    private static final JsonMapper JSON = new JsonMapper();

    static Refused read(StripeResponse answer) {
        return new Refused(answer.code(), codeIn(answer.body()));
    }

    private static String codeIn(String body) {
        try {
            return JSON.readTree(body).at("/error/code").asString("unknown");
        }
        catch (JacksonException unreadable) {
            return "unknown";
        }
    }

    /// No key, a wrong or expired one, or one that may not do this. What is forbidden on
    /// somebody's connected account is another matter.
    boolean isAboutOurKey(StripeRequest request) {
        return status == 401 || (status == 403 && !Fate.ABOUT_AN_ACCOUNT.equals(code)
                && request.headers().firstValue("Stripe-Account").isEmpty());
    }

    /// Others wait for the same object; the endpoint as a whole is free.
    boolean isAboutAnObject() {
        return "lock_timeout".equals(code);
    }

}
