package dev.cadence.stripe;

import java.time.Instant;

import dev.cadence.billing.PaymentNews;
import dev.cadence.payouts.PayeeNews;
import dev.cadence.shared.Sweep;
import dev.cadence.stripe.WebhookInbox.Received;
import dev.cadence.stripe.WebhookInbox.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/// Deals with Stripe's notices after they were answered.
@Component
class InboxSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(InboxSweep.class);

    private static final int BATCH = 20;

    private final WebhookInbox inbox;

    private final PaymentNews news;

    private final PayeeNews payees;

    InboxSweep(WebhookInbox inbox, PaymentNews news, PayeeNews payees) {
        this.inbox = inbox;
        this.news = news;
        this.payees = payees;
    }

    @Override
    public String name() {
        return "stripe.inbox";
    }

    @Override
    public int sweep() {
        var claimed = inbox.claim(BATCH);
        claimed.forEach(this::dealWith);
        return claimed.size();
    }

    private void dealWith(Received received) {
        try {
            inbox.settled(received, isOurs(received) ? Stage.DONE : Stage.IGNORED);
        }
        catch (RuntimeException failure) {
            var givenUp = inbox.failed(received);
            log.error("Notice {} failed{}", received.eventRef(), givenUp ? " for the last time" : "", failure);
        }
    }

    private boolean isOurs(Received received) {
        return received.accountRef() == null ? isOurs(received, news) : isOurs(received, received.accountRef());
    }

    /// An event on a connected account is about that account, whatever object it shows.
    private boolean isOurs(Received received, String account) {
        return switch (received.type()) {
            case "account.updated", "capability.updated", "account.application.deauthorized",
                    "v2.core.account[configuration.recipient].capability_status_updated",
                    "v2.core.account[requirements].updated", "v2.core.account.closed" ->
                payees.accountChanged(account);
            case "payout.paid", "payout.failed" -> payees.bankPayoutChanged(account, received.objectRef());
            default -> false;
        };
    }

    private static boolean isOurs(Received received, PaymentNews news) {
        return switch (received.type()) {
            case "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.processing",
                    "payment_intent.requires_action", "payment_intent.canceled" ->
                news.paymentChanged(received.objectRef());
            case "setup_intent.succeeded" -> news.setupChanged(received.objectRef());
            default -> false;
        };
    }

    @Override
    public @Nullable Instant nextDue() {
        return inbox.nextDue();
    }

}
