package dev.cadence.stripe;

import java.util.Optional;
import java.util.Set;

import com.stripe.exception.CardException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import dev.cadence.billing.ChargeOutcome;

/// Reads Stripe's words for what became of a payment.
final class Outcomes {

    /// Declines after which the same card will not work again, as Stripe's list of
    /// decline codes describes them.
    private static final Set<String> HARD = Set.of("lost_card", "stolen_card", "pickup_card", "expired_card",
            "incorrect_number", "invalid_number", "invalid_account", "new_account_information_available",
            "revocation_of_authorization", "revocation_of_all_authorizations", "stop_payment_order");

    /// The network's own advice not to try the same card again.
    private static final Set<String> HARD_ADVICE = Set.of("do_not_try_again", "confirm_card_data");

    private Outcomes() {
    }

    static ChargeOutcome of(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "succeeded" -> new ChargeOutcome.Paid(intent.getLatestCharge());
            case "processing" -> new ChargeOutcome.Processing();
            case "canceled" -> new ChargeOutcome.Cancelled();
            case "requires_confirmation" -> new ChargeOutcome.NotAttempted();
            case "requires_action" ->
                new ChargeOutcome.ActionRequired(intent.getId() + " on " + intent.getPaymentMethod());
            case "requires_payment_method" -> intent.getLastPaymentError() == null ? new ChargeOutcome.NotAttempted()
                    : declined(intent.getLastPaymentError(), intent.getLatestCharge());
            default -> new ChargeOutcome.Unknown("The payment is " + intent.getStatus());
        };
    }

    /// What an answer to our own attempt says. That makes it news, so where Stripe names
    /// no failed charge, the attempt
    /// names the failure.
    static Optional<ChargeOutcome> ofDecline(Exception failure, String attempt) {
        return failure instanceof CardException declined && declined.getStripeError() != null
                ? Optional.of(declined(declined.getStripeError(), attempt)) : Optional.empty();
    }

    private static ChargeOutcome declined(StripeError error, String otherwise) {
        var failure = error.getCharge() != null ? error.getCharge() : String.valueOf(otherwise);
        if ("authentication_required".equals(error.getCode())
                || "authentication_required".equals(error.getDeclineCode())) {
            return new ChargeOutcome.ActionRequired(failure);
        }
        var code = error.getDeclineCode() != null ? error.getDeclineCode() : String.valueOf(error.getCode());
        var hard = HARD.contains(code)
                || (error.getAdviceCode() != null && HARD_ADVICE.contains(error.getAdviceCode()));
        return new ChargeOutcome.Declined(failure, code, hard);
    }

}
