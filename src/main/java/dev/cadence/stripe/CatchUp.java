package dev.cadence.stripe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.StripeCollection;
import com.stripe.param.EventListParams;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Asks Stripe every hour which notices it could not deliver, and puts them into the inbox with the others: after an outage
/// of ours that was longer than Stripe's patience, or a webhook that was set up wrong.
@Component
class CatchUp {

    private static final Duration EVERY = Duration.ofHours(1);

    /// As far back as Stripe's list goes.
    private static final Duration STRIPE_REMEMBERS = Duration.ofDays(30);

    /// Stripe's list may show an event a little later than it happened.
    private static final Duration OVERLAP = Duration.ofHours(1);

    /// How long one page may take.
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final long PAGE = 100;

    private final StripeClient stripe;

    private final WebhookInbox inbox;

    private final Halts halts;

    private final JdbcClient jdbc;

    private final TransactionOperations transactions;

    private final Clock clock;

    CatchUp(StripeClient stripe, WebhookInbox inbox, Halts halts, JdbcClient jdbc, TransactionOperations transactions,
            Clock clock) {
        this.stripe = stripe;
        this.inbox = inbox;
        this.halts = halts;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// One instance at a time reads a page, and whoever comes next goes on after it.
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void readDuePages() {
        var due = claim();
        while (due.isPresent() && read(due.get())) {
            due = claim();
        }
    }

    private Optional<Reading> claim() {
        if (halts.inForce()) {
            return Optional.empty();
        }
        var now = clock.instant();
        jdbc.sql("insert into stripe_catch_up (read_until, due_at) values (?, ?) on conflict do nothing")
            .params(at(now.minus(STRIPE_REMEMBERS)), at(now))
            .update();
        return jdbc.sql("""
                update stripe_catch_up set due_at = ?, began_at = coalesce(began_at, ?)
                where only_one in (select only_one from stripe_catch_up where due_at <= ? for update skip locked)
                returning read_until, began_at, page_after""")
            .params(at(now.plus(LEASE)), at(now), at(now))
            .query((row, number) -> new Reading(row.getObject("read_until", OffsetDateTime.class).toInstant(),
                    row.getObject("began_at", OffsetDateTime.class).toInstant(), row.getString("page_after")))
            .optional();
    }

    /// @return whether there is more to read now
    private boolean read(Reading reading) {
        try {
            var page = stripe.v1().events().list(reading.params());
            transactions.executeWithoutResult(status -> keep(reading, page));
            return page.getHasMore();
        }
        catch (StripeException | RuntimeException failure) {
            Failures.describe("list the notices that were not delivered", failure);
            return false;
        }
    }

    private void keep(Reading reading, StripeCollection<Event> page) {
        page.getData().forEach(event -> inbox.receive(Notice.read(event.toJson())));
        if (page.getHasMore()) {
            jdbc.sql("update stripe_catch_up set page_after = ?, due_at = ? where began_at = ?")
                .params(last(page.getData()), at(clock.instant()), at(reading.beganAt))
                .update();
        }
        else {
            jdbc.sql("""
                    update stripe_catch_up set read_until = began_at, began_at = null, page_after = null, due_at = ?
                    where began_at = ?""").params(at(reading.beganAt.plus(EVERY)), at(reading.beganAt)).update();
        }
    }

    private static String last(List<Event> events) {
        return Objects.requireNonNull(events.getLast().getId());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// A reading of the list, from the newest event back to where the last one began.
    private record Reading(Instant readUntil, Instant beganAt, @Nullable String pageAfter) {

        EventListParams params() {
            var created = EventListParams.Created.builder().setGte(readUntil.minus(OVERLAP).getEpochSecond()).build();
            var params = EventListParams.builder().setDeliverySuccess(false).setCreated(created).setLimit(PAGE);
            return pageAfter == null ? params.build() : params.setStartingAfter(pageAfter).build();
        }

    }

}
