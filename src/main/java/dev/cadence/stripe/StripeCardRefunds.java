package dev.cadence.stripe;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import dev.cadence.billing.CardRefunds;
import dev.cadence.billing.RefundOutcome;
import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// Refunds with Stripe. Every attempt has an idempotency key and carries its name in its metadata, by which it is found
/// after the key is forgotten.
@Component
class StripeCardRefunds implements CardRefunds {

    private static final String REFUND = "refund";

    private static final String ATTEMPT = "attempt";

    /// The most that Stripe lists at once, and more than is ever made of one charge.
    private static final long ALL = 100;

    private final StripeClient stripe;

    StripeCardRefunds(StripeClient stripe) {
        this.stripe = stripe;
    }

    @Override
    public RefundOutcome send(RefundOrder order) {
        var params = RefundCreateParams.builder()
            .setPaymentIntent(order.intentRef())
            .setAmount(order.amount().minor())
            .putMetadata(REFUND, order.refund().toString())
            .putMetadata(ATTEMPT, String.valueOf(order.attempt()))
            .build();
        var key = RequestOptions.builder()
            .setIdempotencyKey("re:%s:a%d".formatted(order.refund(), order.attempt()))
            .build();
        try {
            return outcome(stripe.v1().refunds().create(params, key));
        }
        catch (RateLimitException busy) {
            return unknown("refund a charge", busy);
        }
        catch (InvalidRequestException refused) {
            Failures.describe("refund a charge", refused);
            return new RefundOutcome.Refused(Objects.requireNonNullElse(refused.getCode(), "refused"));
        }
        catch (StripeException | RuntimeException failure) {
            return unknown("refund a charge", failure);
        }
    }

    @Override
    public RefundOutcome find(RefundOrder order) {
        return ofCharge(order.chargeRef())
            .map(all -> all.stream()
                .filter(seen -> order.refund().equals(seen.refund()) && order.attempt() == seen.attempt())
                .map(SeenRefund::outcome)
                .findAny()
                .orElseGet(RefundOutcome.NotMade::new))
            .orElseGet(() -> new RefundOutcome.Unknown("The refunds of the charge cannot be listed"));
    }

    @Override
    public Optional<SeenRefund> read(String refundRef) {
        try {
            return Optional.of(seen(stripe.v1().refunds().retrieve(refundRef)));
        }
        catch (StripeException | RuntimeException failure) {
            Failures.describe("look at a refund", failure);
            return Optional.empty();
        }
    }

    @Override
    public Optional<List<SeenRefund>> ofCharge(String chargeRef) {
        var params = RefundListParams.builder().setCharge(chargeRef).setLimit(ALL).build();
        try {
            return Optional
                .of(stripe.v1().refunds().list(params).getData().stream().map(StripeCardRefunds::seen).toList());
        }
        catch (StripeException | RuntimeException failure) {
            Failures.describe("list the refunds of a charge", failure);
            return Optional.empty();
        }
    }

    private static SeenRefund seen(Refund refund) {
        var metadata = Objects.requireNonNullElse(refund.getMetadata(), Map.<String, String>of());
        var amount = new Money(refund.getAmount(), Currency.getInstance(refund.getCurrency().toUpperCase(Locale.ROOT)));
        var id = id(metadata.get(REFUND));
        return new SeenRefund(refund.getId(), String.valueOf(refund.getPaymentIntent()),
                String.valueOf(refund.getCharge()), amount, id,
                id == null ? 0 : Integer.parseInt(metadata.getOrDefault(ATTEMPT, "0")), outcome(refund));
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        }
        catch (IllegalArgumentException another) {
            return null;
        }
    }

    private static RefundOutcome outcome(Refund refund) {
        return switch (refund.getStatus()) {
            case "succeeded" -> new RefundOutcome.Accepted(refund.getId(), false);
            case "pending", "requires_action" -> new RefundOutcome.Accepted(refund.getId(), true);
            case "failed", "canceled" -> new RefundOutcome.Failed(refund.getId(),
                    Objects.requireNonNullElse(refund.getFailureReason(), refund.getStatus()));
            default -> new RefundOutcome.Unknown("The refund is " + refund.getStatus());
        };
    }

    private static RefundOutcome unknown(String attempt, Exception failure) {
        return new RefundOutcome.Unknown(Failures.describe(attempt, failure));
    }

}
