package dev.cadence.stripe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.cadence.billing.PaymentNews;
import dev.cadence.billing.UnclearNews;
import dev.cadence.shared.Halt;
import dev.cadence.shared.Lanes;
import dev.cadence.payouts.PayeeNews;
import dev.cadence.shared.Sweep;
import dev.cadence.stripe.WebhookInbox.Received;
import dev.cadence.stripe.WebhookInbox.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/// Deals with Stripe's notices after they were answered, with several objects at once. Notices of the same kind about the
/// same object, that came together, are one piece of news: the object is looked at once for all of them.
@Component
class InboxSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(InboxSweep.class);

    private static final int BATCH = 100;

    /// About how many objects news is asked at once; fewer than there are connections to
    /// the database.
    private static final int AT_ONCE = 6;

    private final WebhookInbox inbox;

    private final PaymentNews news;

    private final PayeeNews payees;

    private final Lanes lanes;

    private final Halt halt;

    InboxSweep(WebhookInbox inbox, PaymentNews news, PayeeNews payees, Lanes lanes, Halt halt) {
        this.inbox = inbox;
        this.news = news;
        this.payees = payees;
        this.lanes = lanes;
        this.halt = halt;
    }

    @Override
    public String name() {
        return "stripe.inbox";
    }

    @Override
    public int sweep() {
        var dealtWith = new AtomicInteger();
        lanes.work(AT_ONCE, this::claim, (List<Received> aboutOneObject) -> {
            dealtWith.addAndGet(aboutOneObject.size());
            dealWith(aboutOneObject);
            return true;
        });
        return dealtWith.get();
    }

    private List<List<Received>> claim() {
        if (halt.inForce()) {
            return List.of();
        }
        var byObject = new LinkedHashMap<String, List<Received>>();
        inbox.claim(BATCH)
            .forEach(received -> byObject.computeIfAbsent(received.objectRef(), unknown -> new ArrayList<>())
                .add(received));
        return List.copyOf(byObject.values());
    }

    private void dealWith(List<Received> aboutOneObject) {
        Map<String, List<Received>> byType = new LinkedHashMap<>();
        aboutOneObject
            .forEach(received -> byType.computeIfAbsent(received.type(), unknown -> new ArrayList<>()).add(received));
        byType.values().forEach(this::dealWithAlike);
    }

    private void dealWithAlike(List<Received> alike) {
        try {
            inbox.settled(alike, isOurs(alike.getFirst()) ? Stage.DONE : Stage.IGNORED);
        }
        catch (UnclearNews unclear) {
            alike.forEach(received -> log.warn("Notice {} is taken up again{}: {}", received.eventRef(),
                    inbox.failed(received) ? " by nobody" : "", unclear.getMessage()));
        }
        catch (RuntimeException failure) {
            alike.forEach(received -> log.error("Notice {} failed{}", received.eventRef(),
                    inbox.failed(received) ? " for the last time" : "", failure));
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
            case "refund.created", "refund.updated", "refund.failed" -> news.refundChanged(received.objectRef());
            case "charge.refunded" -> news.chargeRefunded(received.objectRef());
            case "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed",
                    "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated" ->
                news.disputeChanged(received.objectRef());
            case "setup_intent.succeeded" -> news.setupChanged(received.objectRef());
            default -> false;
        };
    }

    @Override
    public @Nullable Instant nextDue() {
        return halt.inForce() ? null : inbox.nextDue();
    }

}
