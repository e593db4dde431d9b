package dev.cadence.reconciliation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.cadence.ledger.Account;
import dev.cadence.ledger.Entry;
import dev.cadence.ledger.Ledger;
import dev.cadence.reconciliation.ProviderRecords.BalanceChange;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Posts what only the provider's balance tells: its fees, and what it sends to the platform's bank. Each once.
@Service
class BalanceBook {

    /// Stripe's types of balance transactions that are about an object of ours.
    private static final Map<String, Movement> MOVEMENTS = Map.of("charge", Movement.CHARGE, "payment", Movement.CHARGE,
            "refund", Movement.REFUND, "payment_refund", Movement.REFUND, "refund_failure", Movement.REFUND,
            "payment_failure_refund", Movement.REFUND, "transfer", Movement.TRANSFER, "transfer_refund",
            Movement.REVERSAL, "transfer_cancel", Movement.REVERSAL, "adjustment", Movement.DISPUTE);

    private static final Set<String> FEES = Set.of("stripe_fee", "stripe_fx_fee", "network_cost", "tax_fee");

    private static final Set<String> BANK = Set.of("payout", "payout_cancel", "payout_failure", "topup",
            "topup_reversal");

    private final Ledger ledger;

    BalanceBook(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Which movement of ours a change is about, if it can be.
    static Optional<Movement> movementOf(BalanceChange change) {
        return change.source() == null ? Optional.empty() : Optional.ofNullable(MOVEMENTS.get(change.type()));
    }

    /// Whether nothing more has to be known of a change.
    static boolean explainsItself(BalanceChange change) {
        return FEES.contains(change.type()) || BANK.contains(change.type());
    }

    @Transactional
    public void post(List<BalanceChange> changes) {
        changes.forEach(change -> {
            if (FEES.contains(change.type())) {
                post(Entry.Kind.STRIPE_FEE, Account.STRIPE_FEE, change, change.amount().minor());
            }
            else if (BANK.contains(change.type())) {
                post(Entry.Kind.BANK_PAYOUT, Account.BANK, change, change.amount().minor());
            }
            post(Entry.Kind.STRIPE_FEE, Account.STRIPE_FEE, change, -change.fee().minor());
        });
    }

    private void post(Entry.Kind kind, Account other, BalanceChange change, long onBalance) {
        if (onBalance != 0) {
            var amount = new dev.cadence.shared.Money(onBalance, change.amount().currency());
            ledger.post(Entry.of(kind, id(kind, change), change.at())
                .debit(Account.STRIPE_CLEARING, null, amount)
                .credit(other, null, amount)
                .done());
        }
    }

    /// The same for the same change, whoever comes upon it.
    private static UUID id(Entry.Kind kind, BalanceChange change) {
        return UUID.nameUUIDFromBytes((kind + " " + change.reference()).getBytes(StandardCharsets.UTF_8));
    }

}
