package dev.cadence.stripe;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.HasId;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.Transfer;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.ChargeListParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.TransferListParams;
import dev.cadence.reconciliation.Movement;
import dev.cadence.reconciliation.ProviderRecords;
import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// Reads Stripe's own records, a page of a hundred at a time.
@Component
class StripeRecords implements ProviderRecords {

    private static final long PAGE = 100;

    private final StripeClient stripe;

    StripeRecords(StripeClient stripe) {
        this.stripe = stripe;
    }

    @Override
    public Slice<ProviderRecord> objects(Movement movement, Instant from, Instant until, @Nullable String after) {
        return read(() -> switch (movement) {
            case CHARGE -> slice(stripe.v1()
                .charges()
                .list(ChargeListParams.builder()
                    .setCreated(ChargeListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLt(until.getEpochSecond())
                        .build())
                    .setLimit(PAGE)
                    .setStartingAfter(after)
                    .build()), StripeRecords::record);
            case REFUND -> slice(stripe.v1()
                .refunds()
                .list(RefundListParams.builder()
                    .setCreated(RefundListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLt(until.getEpochSecond())
                        .build())
                    .setLimit(PAGE)
                    .setStartingAfter(after)
                    .build()), StripeRecords::record);
            case DISPUTE -> slice(stripe.v1()
                .disputes()
                .list(DisputeListParams.builder()
                    .setCreated(DisputeListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLt(until.getEpochSecond())
                        .build())
                    .setLimit(PAGE)
                    .setStartingAfter(after)
                    .build()), StripeRecords::record);
            case TRANSFER -> slice(stripe.v1()
                .transfers()
                .list(TransferListParams.builder()
                    .setCreated(TransferListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLt(until.getEpochSecond())
                        .build())
                    .setLimit(PAGE)
                    .setStartingAfter(after)
                    .build()), StripeRecords::record);
            // Reversals are listed only with their transfer. All that can be told of one,
            // its change of the balance tells.
            case REVERSAL -> slice(balance(made(from, until).setType("transfer_refund").setStartingAfter(after)),
                    StripeRecords::reversal);
        });
    }

    @Override
    public Optional<ProviderRecord> object(Movement movement, String reference) {
        return read(() -> {
            try {
                return switch (movement) {
                    case CHARGE -> Optional.of(record(stripe.v1().charges().retrieve(reference)));
                    case REFUND -> Optional.of(record(stripe.v1().refunds().retrieve(reference)));
                    case DISPUTE -> Optional.of(record(stripe.v1().disputes().retrieve(reference)));
                    case TRANSFER -> Optional.of(record(stripe.v1().transfers().retrieve(reference)));
                    case REVERSAL -> balance(BalanceTransactionListParams.builder().setSource(reference)).getData()
                        .stream()
                        .findFirst()
                        .map(StripeRecords::reversal);
                };
            }
            catch (InvalidRequestException refused) {
                if ("resource_missing".equals(refused.getCode())) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    @Override
    public Slice<BalanceChange> balanceChanges(Instant from, Instant until, @Nullable String after) {
        return read(() -> slice(balance(made(from, until).setStartingAfter(after)), StripeRecords::change));
    }

    @Override
    public List<BalanceChange> balanceChangesOf(String source) {
        return read(() -> balance(BalanceTransactionListParams.builder().setSource(source)).getData()
            .stream()
            .map(StripeRecords::change)
            .toList());
    }

    private static BalanceTransactionListParams.Builder made(Instant from, Instant until) {
        return BalanceTransactionListParams.builder()
            .setCreated(BalanceTransactionListParams.Created.builder()
                .setGte(from.getEpochSecond())
                .setLt(until.getEpochSecond())
                .build());
    }

    private StripeCollection<BalanceTransaction> balance(BalanceTransactionListParams.Builder which)
            throws StripeException {
        return stripe.v1().balanceTransactions().list(which.setLimit(PAGE).build());
    }

    private static ProviderRecord record(Charge charge) {
        return new ProviderRecord(charge.getId(), money(charge.getAmount(), charge.getCurrency()),
                "succeeded".equals(charge.getStatus()));
    }

    /// A refund that failed or was cancelled has moved nothing in the end.
    private static ProviderRecord record(Refund refund) {
        var status = refund.getStatus();
        return new ProviderRecord(refund.getId(), money(refund.getAmount(), refund.getCurrency()),
                "succeeded".equals(status) || "pending".equals(status));
    }

    private static ProviderRecord record(Transfer transfer) {
        return new ProviderRecord(transfer.getId(), money(transfer.getAmount(), transfer.getCurrency()), true);
    }

    /// What was withdrawn and not given back.
    private static ProviderRecord record(Dispute dispute) {
        var withdrawn = dispute.getBalanceTransactions().stream().mapToLong(BalanceTransaction::getAmount).sum();
        return new ProviderRecord(dispute.getId(), money(dispute.getAmount(), dispute.getCurrency()), withdrawn < 0);
    }

    private static ProviderRecord reversal(BalanceTransaction change) {
        return new ProviderRecord(change.getSource(), money(Math.abs(change.getAmount()), change.getCurrency()), true);
    }

    private static BalanceChange change(BalanceTransaction change) {
        return new BalanceChange(change.getId(), change.getSource(), change.getType(),
                money(change.getAmount(), change.getCurrency()), money(change.getFee(), change.getCurrency()),
                Instant.ofEpochSecond(change.getCreated()));
    }

    private static Money money(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency.toUpperCase(Locale.ROOT)));
    }

    private static <T extends HasId, R> Slice<R> slice(StripeCollection<T> page, Function<T, R> view) {
        var next = page.getHasMore() ? page.getData().getLast().getId() : null;
        return new Slice<>(page.getData().stream().map(view).toList(), next);
    }

    private static <R> R read(Call<R> call) {
        try {
            return call.make();
        }
        catch (StripeException failure) {
            throw new IllegalStateException(Failures.describe("read Stripe's records", failure), failure);
        }
    }

    private interface Call<R> {

        R make() throws StripeException;

    }

}
