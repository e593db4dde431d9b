package dev.cadence.stripe;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Transfer;
import com.stripe.net.RequestOptions;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferReversalCreateParams;
import com.stripe.param.TransferReversalListParams;
import dev.cadence.payouts.Transfers;
import dev.cadence.shared.Money;

import org.springframework.stereotype.Component;

/// Sends money to connected accounts with Stripe's separate charges and transfers, and takes it back with reversals. What
/// was sent is found by the transfer group, which Stripe lists at once, and told from others by metadata.
@Component
class StripeTransfers implements Transfers {

    /// What Stripe says when an account cannot be paid to, whatever is sent.
    private static final Set<String> ACCOUNT = Set.of("account_closed", "account_invalid",
            "insufficient_capabilities_for_transfer", "transfers_not_allowed");

    private static final long MOST_PER_PAGE = 100;

    private final StripeClient stripe;

    StripeTransfers(StripeClient stripe) {
        this.stripe = stripe;
    }

    @Override
    public TransferOutcome send(TransferOrder order) {
        var params = TransferCreateParams.builder()
            .setAmount(order.amount().minor())
            .setCurrency(order.amount().currency().getCurrencyCode().toLowerCase(Locale.ROOT))
            .setDestination(order.destination())
            .setTransferGroup(order.group())
            .putMetadata("payout", order.payout().toString());
        if (order.source() != null) {
            params.setSourceTransaction(order.source());
        }
        var key = key("tr:%s:g%d".formatted(order.payout(), order.generation()));
        try {
            return sent(stripe.v1().transfers().create(params.build(), key));
        }
        catch (InvalidRequestException | PermissionException refused) {
            return refusal(refused);
        }
        catch (StripeException | RuntimeException failure) {
            return new TransferOutcome.Unknown(Failures.describe("transfer an engineer's pay", failure));
        }
    }

    private static TransferOutcome refusal(StripeException refused) {
        var why = Failures.describe("transfer an engineer's pay", refused);
        var code = String.valueOf(refused.getCode());
        var param = refused instanceof InvalidRequestException invalid ? String.valueOf(invalid.getParam()) : "";
        if ("balance_insufficient".equals(code)) {
            return new TransferOutcome.NotEnough();
        }
        if (ACCOUNT.contains(code) || "destination".equals(param)) {
            return new TransferOutcome.AccountRefused(code);
        }
        return "source_transaction".equals(param) ? new TransferOutcome.SourceRefused(code)
                : new TransferOutcome.Unknown(why);
    }

    @Override
    public TransferOutcome find(TransferOrder order) {
        var params = TransferListParams.builder().setTransferGroup(order.group()).setLimit(MOST_PER_PAGE).build();
        try {
            for (var transfer : stripe.v1().transfers().list(params).autoPagingIterable()) {
                if (order.payout().toString().equals(transfer.getMetadata().get("payout"))) {
                    return sent(transfer);
                }
            }
            return new TransferOutcome.Nothing();
        }
        catch (StripeException | RuntimeException failure) {
            return new TransferOutcome.Unknown(Failures.describe("look for a transfer", failure));
        }
    }

    private static TransferOutcome sent(Transfer transfer) {
        return new TransferOutcome.Sent(transfer.getId(),
                new Money(transfer.getAmount(), Currency.getInstance(transfer.getCurrency().toUpperCase(Locale.ROOT))));
    }

    @Override
    public ReversalOutcome reverse(ReversalOrder order) {
        var params = TransferReversalCreateParams.builder()
            .setAmount(order.amount().minor())
            .putMetadata("refund", order.refund().toString())
            .build();
        var key = key("trr:%s:%s:g%d".formatted(order.refund(), order.payout(), order.generation()));
        try {
            return new ReversalOutcome.Reversed(
                    stripe.v1().transfers().reversals().create(order.transferRef(), params, key).getId());
        }
        catch (InvalidRequestException | PermissionException refused) {
            var why = Failures.describe("reverse a transfer", refused);
            var code = String.valueOf(refused.getCode());
            return "balance_insufficient".equals(code) || ACCOUNT.contains(code) ? new ReversalOutcome.Refused(code)
                    : new ReversalOutcome.Unknown(why);
        }
        catch (StripeException | RuntimeException failure) {
            return new ReversalOutcome.Unknown(Failures.describe("reverse a transfer", failure));
        }
    }

    @Override
    public ReversalOutcome find(ReversalOrder order) {
        var params = TransferReversalListParams.builder().setLimit(MOST_PER_PAGE).build();
        try {
            for (var reversal : stripe.v1()
                .transfers()
                .reversals()
                .list(order.transferRef(), params)
                .autoPagingIterable()) {
                if (order.refund().toString().equals(reversal.getMetadata().get("refund"))) {
                    return new ReversalOutcome.Reversed(reversal.getId());
                }
            }
            return new ReversalOutcome.Nothing();
        }
        catch (StripeException | RuntimeException failure) {
            return new ReversalOutcome.Unknown(Failures.describe("look for a reversal", failure));
        }
    }

    private static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

}
