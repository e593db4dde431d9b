package dev.cadence.billing;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.Halt;
import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Warns of cards that expire, and has the provider forget those that were removed.
@Component
class CardSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(CardSweep.class);

    private static final Limit BATCH = Limit.of(20);

    private final Cards cards;

    private final CardRemoval removal;

    private final Halt halt;

    private final ApplicationEventPublisher events;

    private final TransactionOperations transactions;

    private final Clock clock;

    CardSweep(Cards cards, CardRemoval removal, Halt halt, ApplicationEventPublisher events,
            TransactionOperations transactions, Clock clock) {
        this.cards = cards;
        this.removal = removal;
        this.halt = halt;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.cards";
    }

    @Override
    public int sweep() {
        if (halt.inForce()) {
            return 0;
        }
        var due = cards.due(clock.instant(), BATCH);
        due.forEach(this::work);
        return due.size();
    }

    private void work(UUID id) {
        try {
            var removed = transactions.execute(status -> take(id));
            if (removed != null) {
                removal.detach(removed);
            }
        }
        catch (RuntimeException failure) {
            log.error("Card {} is due and cannot be worked on", id, failure);
            transactions.executeWithoutResult(status -> cards.postpone(id, clock.instant().plus(Charge.LEASE)));
        }
    }

    /// @return a card that the provider has to forget
    private @Nullable Card take(UUID id) {
        var now = clock.instant();
        var card = cards.claimDue(id, now).orElse(null);
        if (card == null) {
            return null;
        }
        if (card.isRemoved()) {
            return cards.save(card.tellLater(now));
        }
        if (card.warn(now)) {
            events.publishEvent(new CardExpiring(card.id(), card.expiresAt(), now));
        }
        cards.save(card);
        return null;
    }

    @Override
    public @Nullable Instant nextDue() {
        return halt.inForce() ? null : cards.nextDue();
    }

}
