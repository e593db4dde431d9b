package dev.cadence.simulator;

import org.jspecify.annotations.Nullable;

/// Why an issuer said no, in Stripe's words.
///
/// @param code the error code, `card_declined` unless the reason has one of its own
/// @param declineCode the issuer's reason, such as `insufficient_funds`
/// @param message what a customer may read
/// @param adviceCode what Stripe advises to do next, when it advises anything
record Decline(String code, String declineCode, String message, @Nullable String adviceCode) {

    static final Decline AUTHENTICATION = new Decline("authentication_required", "authentication_required",
            "Your card was declined. This transaction requires authentication.", null);

    static Decline of(String declineCode) {
        return switch (declineCode) {
            case "authentication_required" -> AUTHENTICATION;
            case "expired_card" ->
                new Decline("expired_card", declineCode, "Your card has expired.", "do_not_try_again");
            case "incorrect_cvc" -> new Decline("incorrect_cvc", declineCode, "Your card's security code is incorrect.",
                    "confirm_card_data");
            case "incorrect_number" ->
                new Decline("incorrect_number", declineCode, "Your card number is incorrect.", "confirm_card_data");
            case "processing_error" -> new Decline("processing_error", declineCode,
                    "An error occurred while processing your card. Try again in a little bit.", "try_again_later");
            case "insufficient_funds" ->
                new Decline("card_declined", declineCode, "Your card has insufficient funds.", "try_again_later");
            case "lost_card", "stolen_card", "pickup_card", "revocation_of_authorization",
                    "revocation_of_all_authorizations" ->
                new Decline("card_declined", declineCode, "Your card was declined.", "do_not_try_again");
            default -> new Decline("card_declined", declineCode, "Your card was declined.", "try_again_later");
        };
    }

}
