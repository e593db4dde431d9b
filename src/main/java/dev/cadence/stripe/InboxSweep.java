package dev.cadence.stripe;

import java.time.Instant;

import dev.cadence.billing.PaymentNews;
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

    InboxSweep(WebhookInbox inbox, PaymentNews news) {
        this.inbox = inbox;
        this.news = news;
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
        return switch (received.type()) {
            case "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.processing",
                    "payment_intent.requires_action", "payment_intent.canceled" ->
                news.paymentChanged(received.objectRef());
            case "setup_intent.succeeded", "checkout.session.completed" -> news.setupChanged(received.objectRef());
            case "payment_method.detached", "payment_method.automatically_updated" ->
                news.cardChanged(received.objectRef());
            case "customer.deleted" -> news.customerChanged(received.objectRef());
            default -> false;
        };
    }

    @Override
    public @Nullable Instant nextDue() {
        return inbox.nextDue();
    }

}
