package dev.cadence.stripe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/// Stripe's notices as they came, each once, until they have been dealt with.
@Repository
class WebhookInbox {

    /// How long dealing with a notice may take before another instance tries.
    private static final Duration LEASE = Duration.ofMinutes(3);

    /// After so many failures, which took about a day, a person must look.
    private static final int MOST_ATTEMPTS = 20;

    /// How long a notice is kept after it was dealt with.
    private static final Duration KEPT = Duration.ofDays(40);

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;

    private final StripeSettings settings;

    private final Clock clock;

    WebhookInbox(JdbcClient jdbc, StripeSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /// Writes a notice down unless it is there already. One from the other mode, live or
    /// test, or about nothing that could be looked at, is kept and ignored.
    void receive(Notice notice) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var ours = notice.live() == settings.live() && notice.object() != null;
        jdbc.sql(
                """
                        insert into stripe_event (event_ref, type, object_ref, account_ref, payload, stage, attempts, received_at, due_at)
                        values (?, ?, ?, ?, ?, ?, 0, ?, ?) on conflict do nothing""")
            .param(notice.event())
            .param(notice.type())
            .param(notice.object())
            .param(notice.account())
            .param(notice.payload())
            .param(ours ? "RECEIVED" : "IGNORED")
            .param(now)
            .param(ours ? now : null)
            .update();
    }

    /// Claims what is due, for the length of a lease.
    List<Received> claim(int most) {
        var now = clock.instant();
        return jdbc.sql("""
                update stripe_event set attempts = attempts + 1, due_at = ?
                where event_ref in (select event_ref from stripe_event where due_at <= ? order by due_at limit ?
                                    for update skip locked)
                returning event_ref, type, object_ref, account_ref, attempts""")
            .params(now.plus(LEASE).atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC), most)
            .query((row, number) -> new Received(row.getString("event_ref"), row.getString("type"),
                    row.getString("object_ref"), row.getString("account_ref"), row.getInt("attempts")))
            .list();
    }

    void settled(Collection<Received> received, Stage stage) {
        jdbc.sql("update stripe_event set stage = :stage, due_at = null where event_ref in (:refs)")
            .param("stage", stage.name())
            .param("refs", received.stream().map(Received::eventRef).toList())
            .update();
    }

    /// Tries again later, each time after twice the time; in the end gives the notice up.
    /// @return whether it was given up
    boolean failed(Received received) {
        if (received.attempts() >= MOST_ATTEMPTS) {
            settled(List.of(received), Stage.DEAD);
            return true;
        }
        var wait = Duration.ofSeconds(Math.min(5L << received.attempts(), 3_600));
        jdbc.sql("update stripe_event set due_at = ? where event_ref = ?")
            .params(clock.instant().plus(wait).atOffset(ZoneOffset.UTC), received.eventRef())
            .update();
        return false;
    }

    @Nullable Instant nextDue() {
        return jdbc.sql("select due_at from stripe_event where due_at is not null order by due_at limit 1")
            .query(OffsetDateTime.class)
            .optional()
            .map(OffsetDateTime::toInstant)
            .orElse(null);
    }

    /// What has not been dealt with, in the order of the references.
    List<Waiting> waiting(Stage stage, String after, int most) {
        return jdbc.sql("""
                select event_ref, type, object_ref, stage, attempts, received_at, due_at from stripe_event
                where stage in ('RECEIVED', 'DEAD') and stage = ? and event_ref > ? order by event_ref limit ?""")
            .params(stage.name(), after, most)
            .query((row, number) -> new Waiting(row.getString("event_ref"), row.getString("type"),
                    row.getString("object_ref"), Stage.valueOf(row.getString("stage")), row.getInt("attempts"),
                    Objects.requireNonNull(instant(row, "received_at")), instant(row, "due_at")))
            .list();
    }

    Optional<Stage> stage(String eventRef) {
        return jdbc.sql("select stage from stripe_event where event_ref = ?")
            .param(eventRef)
            .query((row, number) -> Stage.valueOf(row.getString(1)))
            .optional();
    }

    /// Has a notice that was given up dealt with once more, from the first attempt on.
    /// @return whether it was given up
    boolean retry(String eventRef) {
        return jdbc.sql(
                "update stripe_event set stage = 'RECEIVED', attempts = 0, due_at = ? where event_ref = ? and stage = 'DEAD'")
            .params(clock.instant().atOffset(ZoneOffset.UTC), eventRef)
            .update() == 1;
    }

    /// Forgets what was dealt with long ago, with all that was said in it. Stripe itself
    /// forgets after thirty days, so that
    /// none of it comes back.
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOldOnes() {
        var before = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
        int forgotten;
        do {
            forgotten = jdbc.sql("""
                    delete from stripe_event where event_ref in (
                        select event_ref from stripe_event where stage in ('DONE', 'IGNORED') and received_at < ?
                        order by received_at limit ? for update skip locked)""").params(before, BATCH).update();
        }
        while (forgotten == BATCH);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /// A notice that has not been dealt with.
    ///
    /// @param dueAt when it is taken up next; null when it was given up
    record Waiting(String eventRef, String type, @Nullable String objectRef, Stage stage, int attempts,
            Instant receivedAt, @Nullable Instant dueAt) {
    }

    /// A notice that has been claimed.
    ///
    /// @param accountRef the connected account that it is about; null for the platform's
    /// own
    record Received(String eventRef, String type, String objectRef, @Nullable String accountRef, int attempts) {
    }

    enum Stage {

        RECEIVED, DONE, IGNORED, DEAD

    }

}
