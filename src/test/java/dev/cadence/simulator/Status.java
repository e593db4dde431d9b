package dev.cadence.simulator;

import java.util.Locale;

/// Where a payment intent or a setup intent stands.
enum Status {

    REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, REQUIRES_ACTION, PROCESSING, SUCCEEDED, CANCELED;

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A confirmation is possible in every state in which nothing is decided yet.
    boolean confirmable() {
        return switch (this) {
            case REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, REQUIRES_ACTION -> true;
            case PROCESSING, SUCCEEDED, CANCELED -> false;
        };
    }

    /// What Stripe cannot call back cannot be cancelled, and a card payment under way
    /// cannot be called back.
    boolean cancelable() {
        return confirmable();
    }

}
