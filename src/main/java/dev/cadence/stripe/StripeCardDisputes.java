package dev.cadence.stripe;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import com.stripe.net.RequestOptions;
import com.stripe.param.DisputeUpdateParams;
import dev.cadence.billing.CardDisputes;
import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// Reads disputes from Stripe and submits evidence through it.
@Component
class StripeCardDisputes implements CardDisputes {

    private final StripeClient stripe;

    StripeCardDisputes(StripeClient stripe) {
        this.stripe = stripe;
    }

    @Override
    public Optional<SeenDispute> read(String disputeRef) {
        try {
            return Optional.of(seen(stripe.v1().disputes().retrieve(disputeRef)));
        }
        catch (StripeException | RuntimeException failure) {
            Failures.describe("look at a dispute", failure);
            return Optional.empty();
        }
    }

    @Override
    public Optional<SeenDispute> submit(Submission submission) {
        var evidence = submission.evidence();
        var params = DisputeUpdateParams.builder()
            .setEvidence(DisputeUpdateParams.Evidence.builder()
                .setProductDescription(evidence.productDescription())
                .setServiceDate(evidence.serviceDate())
                .setAccessActivityLog(evidence.accessActivityLog())
                .setRefundPolicyDisclosure(evidence.refundPolicy())
                .setCancellationPolicyDisclosure(evidence.cancellationPolicy())
                .setUncategorizedText(evidence.uncategorizedText())
                .build())
            .setSubmit(true)
            .build();
        var key = RequestOptions.builder()
            .setIdempotencyKey("dp:%s:%d".formatted(submission.dispute(), submission.number()))
            .build();
        try {
            return Optional.of(seen(stripe.v1().disputes().update(submission.disputeRef(), params, key)));
        }
        catch (StripeException | RuntimeException failure) {
            Failures.describe("submit evidence", failure);
            return Optional.empty();
        }
    }

    private static SeenDispute seen(Dispute dispute) {
        var currency = Currency.getInstance(dispute.getCurrency().toUpperCase(Locale.ROOT));
        var status = dispute.getStatus();
        var moved = Objects.requireNonNullElse(dispute.getBalanceTransactions(), List.<BalanceTransaction>of())
            .stream()
            .map(BalanceTransaction::getAmount)
            .toList();
        var withdrawn = moved.stream().filter(amount -> amount < 0).mapToLong(amount -> -amount).sum();
        var reinstated = moved.stream().filter(amount -> amount > 0).mapToLong(amount -> amount).sum();
        return new SeenDispute(dispute.getId(), String.valueOf(dispute.getPaymentIntent()), dispute.getCharge(),
                new Money(dispute.getAmount(), currency), dispute.getReason(), standing(status),
                status.startsWith("warning_"), status.endsWith("needs_response"), dueBy(dispute),
                new Money(withdrawn, currency), new Money(reinstated, currency));
    }

    /// `prevented` is what Stripe has settled with the bank before it became a dispute.
    private static Standing standing(String status) {
        return switch (status) {
            case "won", "warning_closed", "prevented" -> Standing.WON;
            case "lost" -> Standing.LOST;
            default -> Standing.OPEN;
        };
    }

    private static @Nullable Instant dueBy(Dispute dispute) {
        var details = dispute.getEvidenceDetails();
        return details == null || details.getDueBy() == null ? null : Instant.ofEpochSecond(details.getDueBy());
    }

}
