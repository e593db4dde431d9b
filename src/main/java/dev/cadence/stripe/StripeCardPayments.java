package dev.cadence.stripe;

import java.util.Locale;
import java.util.UUID;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.SetupIntentCreateParams;
import dev.cadence.accounts.CompanyId;
import dev.cadence.billing.CardPayments;
import dev.cadence.billing.ChargeOutcome;
import dev.cadence.shared.Ids;
import dev.cadence.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/// Charges cards with Stripe: one PaymentIntent per week, created unconfirmed and confirmed off-session. Idempotency
/// keys follow from committed rows, so that a restarted process makes the same call again.
@Component
class StripeCardPayments implements CardPayments {

    private static final Logger log = LoggerFactory.getLogger(StripeCardPayments.class);

    private final StripeClient stripe;

    StripeCardPayments(StripeClient stripe) {
        this.stripe = stripe;
    }

    @Override
    public String createCustomer(CompanyId company) {
        var params = CustomerCreateParams.builder().putMetadata("company", company.value().toString()).build();
        try {
            return stripe.v1()
                .customers()
                .create(params, key("cus:%s:%s".formatted(company.value(), Ids.next())))
                .getId();
        }
        catch (StripeException | RuntimeException failure) {
            throw unavailable("create a customer", failure);
        }
    }

    @Override
    public StartedSetup startSetup(UUID setup, String customer) {
        var params = SetupIntentCreateParams.builder()
            .setCustomer(customer)
            .setUsage(SetupIntentCreateParams.Usage.OFF_SESSION)
            .addPaymentMethodType("card")
            .build();
        try {
            var intent = stripe.v1().setupIntents().create(params, key("si:" + setup));
            return new StartedSetup(intent.getId(), intent.getClientSecret());
        }
        catch (StripeException | RuntimeException failure) {
            throw unavailable("begin to save a card", failure);
        }
    }

    @Override
    public SetupOutcome readSetup(String setupRef) {
        try {
            var intent = stripe.v1().setupIntents().retrieve(setupRef);
            if (!"succeeded".equals(intent.getStatus())) {
                return new SetupOutcome.Pending();
            }
            var method = stripe.v1().paymentMethods().retrieve(intent.getPaymentMethod());
            var card = method.getCard();
            return new SetupOutcome.Succeeded(new CardDetails(method.getId(), card.getBrand(), card.getLast4(),
                    card.getExpMonth().intValue(), card.getExpYear().intValue(), card.getFingerprint()));
        }
        catch (StripeException | RuntimeException failure) {
            return new SetupOutcome.Unknown(Failures.describe("read a card's setup", failure));
        }
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
        catch (StripeException | RuntimeException failure) {
            return new StagingOutcome.Unknown(Failures.describe("stage a payment", failure));
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
            // A card that Stripe no longer has is its owner's to replace, like one that
            // is expired.
            return "payment_method".equals(refused.getParam())
                    ? new ChargeOutcome.Declined(attempt(order), String.valueOf(refused.getCode()), true)
                    : lookInstead("confirm a payment", order.intentRef(), refused);
        }
        catch (StripeException | RuntimeException failure) {
            return Outcomes.ofDecline(failure, attempt(order)).orElseGet(() -> unknown("confirm a payment", failure));
        }
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
            return lookInstead("cancel a payment", intentRef, refused);
        }
        catch (StripeException | RuntimeException failure) {
            return unknown("cancel a payment", failure);
        }
    }

    private ChargeOutcome lookInstead(String attempt, String intentRef, InvalidRequestException refused) {
        return "payment_intent_unexpected_state".equals(refused.getCode()) ? look(intentRef)
                : unknown(attempt, refused);
    }

    private static ChargeOutcome unknown(String attempt, Exception failure) {
        return new ChargeOutcome.Unknown(Failures.describe(attempt, failure));
    }

    private static Refusal unavailable(String attempt, Exception failure) {
        log.warn(Failures.describe(attempt, failure));
        return Refusal.unavailable("payments-unavailable", "The payment provider does not answer. Try again soon.");
    }

    private static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

}
