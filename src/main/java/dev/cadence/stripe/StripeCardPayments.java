package dev.cadence.stripe;

import java.util.Locale;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import dev.cadence.billing.CardPayments;
import dev.cadence.billing.ChargeOutcome;

import org.springframework.stereotype.Component;

/// Charges cards with Stripe: one PaymentIntent per week, created unconfirmed and confirmed off-session. Idempotency
/// keys follow from committed rows, so that a restarted process makes the same call again.
@Component
class StripeCardPayments implements CardPayments {

    private final StripeClient stripe;

    StripeCardPayments(StripeClient stripe) {
        this.stripe = stripe;
    }

    @Override
    public StagingOutcome stage(ChargeOrder order, int attempt) {
        var params = PaymentIntentCreateParams.builder()
            .setAmount(order.amount().minor())
            .setCurrency(order.amount().currency().getCurrencyCode().toLowerCase(Locale.ROOT))
            .setCustomer(order.customer())
            .addPaymentMethodType("card")
            .setTransferGroup("wk_" + order.charge())
            .putMetadata("charge", order.charge().toString())
            .putMetadata("booking", order.booking().toString())
            .putMetadata("week", String.valueOf(order.week()))
            .build();
        try {
            var key = key("pi:%s:%d".formatted(order.charge(), attempt));
            return new StagingOutcome.Staged(stripe.v1().paymentIntents().create(params, key).getId());
        }
        catch (InvalidRequestException refused) {
            var why = Failures.describe("stage a payment", refused);
            return Failures.isMissing("customer", refused) ? new StagingOutcome.CustomerGone()
                    : new StagingOutcome.Rejected(why);
        }
        catch (StripeException | RuntimeException failure) {
            var why = Failures.describe("stage a payment", failure);
            return Fate.of(failure) == Fate.REJECTED ? new StagingOutcome.Rejected(why)
                    : new StagingOutcome.Unknown(why);
        }
    }

    @Override
    public ChargeOutcome confirm(ConfirmOrder order) {
        var params = PaymentIntentConfirmParams.builder()
            .setPaymentMethod(order.paymentMethodRef())
            .setOffSession(true)
            .build();
        var key = key("pic:%s:a%d".formatted(order.charge(), order.attempt()));
        try {
            return Outcomes.of(stripe.v1().paymentIntents().confirm(order.intentRef(), params, key));
        }
        catch (InvalidRequestException refused) {
            return refused("confirm a payment", order, refused);
        }
        catch (StripeException | RuntimeException failure) {
            return Outcomes.ofDecline(failure, attempt(order)).orElseGet(() -> unknown("confirm a payment", failure));
        }
    }

    /// A card that Stripe no longer has, or cannot charge, is its owner's to replace.
    /// What the payment's state forbids, its state explains. All else is our fault.
    private ChargeOutcome refused(String attempt, ConfirmOrder order, InvalidRequestException refused) {
        if (Failures.isMissing("payment_method", refused)) {
            return ChargeOutcome.Declined.cardGone(attempt(order));
        }
        if ("payment_method".equals(refused.getParam())) {
            return new ChargeOutcome.Declined(attempt(order), String.valueOf(refused.getCode()), true);
        }
        if (isUnexpectedState(refused)) {
            return look(order.intentRef());
        }
        return new ChargeOutcome.Rejected(Failures.describe(attempt, refused));
    }

    private static String attempt(ConfirmOrder order) {
        return "attempt " + order.attempt();
    }

    @Override
    public ChargeOutcome look(String intentRef) {
        try {
            return Outcomes.of(stripe.v1().paymentIntents().retrieve(intentRef));
        }
        catch (StripeException | RuntimeException failure) {
            return unknown("look at a payment", failure);
        }
    }

    /// Needs no key of its own: cancelling twice is refused by the payment's state, which
    /// is then read.
    @Override
    public ChargeOutcome cancel(String intentRef) {
        try {
            return Outcomes.of(stripe.v1().paymentIntents().cancel(intentRef));
        }
        catch (InvalidRequestException refused) {
            return isUnexpectedState(refused) ? look(intentRef) : unknown("cancel a payment", refused);
        }
        catch (StripeException | RuntimeException failure) {
            return unknown("cancel a payment", failure);
        }
    }

    @Override
    public String clientSecret(String intentRef) {
        try {
            return stripe.v1().paymentIntents().retrieve(intentRef).getClientSecret();
        }
        catch (StripeException | RuntimeException failure) {
            throw Failures.unavailable("read a payment", failure);
        }
    }

    private static boolean isUnexpectedState(InvalidRequestException refused) {
        return "payment_intent_unexpected_state".equals(refused.getCode());
    }

    private static ChargeOutcome unknown(String attempt, Exception failure) {
        return new ChargeOutcome.Unknown(Failures.describe(attempt, failure));
    }

    static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

}
