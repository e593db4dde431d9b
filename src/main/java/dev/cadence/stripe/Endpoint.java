package dev.cadence.stripe;

import java.util.regex.Pattern;

import com.stripe.net.StripeRequest;

/// What Stripe counts requests by, such as `POST /v1/payment_intents/*/confirm`.
final class Endpoint {

    /// A segment with a digit or a capital, after the version: the names of Stripe's
    /// collections and actions have none, its ids do.
    private static final Pattern ID = Pattern.compile("(?<=[^/])/(?=[^/]*[0-9A-Z])[^/]+");

    private Endpoint() {
    }

    static String of(StripeRequest request) {
        return of(request.method().name(), request.url().getPath());
    }

    static String of(String method, String path) {
        return method + " " + ID.matcher(path).replaceAll("/*");
    }

}
