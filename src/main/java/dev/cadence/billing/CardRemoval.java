package dev.cadence.billing;

import java.time.Clock;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.People;
import dev.cadence.bookings.BookingPayments;
import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Removes cards: a transaction after which a card is not charged any more, the call that has the provider forget it,
/// and a transaction that says so. Until the provider has, it is asked again.
@Service
class CardRemoval {

    private final Cards cards;

    private final Wallet wallet;

    private final CardVault vault;

    private final People people;

    private final BookingPayments bookings;

    private final TransactionOperations transactions;

    private final Clock clock;

    CardRemoval(Cards cards, Wallet wallet, CardVault vault, People people, BookingPayments bookings,
            TransactionOperations transactions, Clock clock) {
        this.cards = cards;
        this.wallet = wallet;
        this.vault = vault;
        this.people = people;
        this.bookings = bookings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Asked again, it changes nothing.
    /// @throws Refusal `card-not-found`, `card-in-use`
    void remove(CompanyId company, UUID id) {
        var removed = transactions.execute(status -> take(company, id));
        if (removed != null && !removed.isDetached()) {
            detach(removed);
        }
    }

    /// Nobody requests an engineer at the same moment, relying on the card.
    private Card take(CompanyId company, UUID id) {
        people.requireOpen(company);
        wallet.oneAtATime(company);
        var card = wallet.requireOwn(company, id);
        if (card.isRemoved()) {
            return card;
        }
        if (card.isUsable(clock.instant()) && !wallet.hasUsableBeside(card) && bookings.hasLive(company)) {
            throw Refusal.conflict("card-in-use",
                    "It is the only card that the company's bookings can be charged on. Save another first.");
        }
        return wallet.remove(card);
    }

    void detach(Card card) {
        if (vault.detach(card.paymentMethodRef())) {
            transactions.executeWithoutResult(status -> cards.findByPaymentMethodRef(card.paymentMethodRef())
                .ifPresent(it -> cards.save(it.gone(clock.instant()))));
        }
    }

}
