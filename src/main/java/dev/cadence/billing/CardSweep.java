package dev.cadence.billing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Halt;
import dev.cadence.shared.Lanes;
import dev.cadence.shared.ProviderSweep;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Warns of cards that expire, and has the provider forget those that were removed.
@Component
class CardSweep extends ProviderSweep<UUID> {

    private static final int AT_ONCE = 4;

    private final Cards cards;

    private final CardRemoval removal;

    private final ApplicationEventPublisher events;

    private final TransactionOperations transactions;

    private final Clock clock;

    CardSweep(Cards cards, CardRemoval removal, ApplicationEventPublisher events, TransactionOperations transactions,
            Lanes lanes, Halt halt, Clock clock) {
        super("billing.cards", AT_ONCE, lanes, halt, clock);
        this.cards = cards;
        this.removal = removal;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    protected List<UUID> due(Instant now, Limit batch) {
        return cards.due(now, batch);
    }

    @Override
    protected @Nullable Instant oldestDue() {
        return cards.nextDue();
    }

    @Override
    protected boolean work(UUID id) {
        var removed = transactions.execute(status -> take(id));
        if (removed != null) {
            removal.detach(removed);
        }
        return true;
    }

    @Override
    protected void setAside(UUID id) {
        transactions.executeWithoutResult(status -> cards.postpone(id, clock.instant().plus(Charge.LEASE)));
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

}
