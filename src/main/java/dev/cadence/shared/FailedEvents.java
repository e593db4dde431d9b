package dev.cadence.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Hands events once more to listeners that failed, or whose process died on the way. Listeners are idempotent, so an
/// event too many does no harm; a letter too many is one that somebody reads twice, so that what is under way is left alone.
///
/// What failed is laid aside until it has rested, the longer the older it is, and taken up again with letters last. So
/// neither what rests nor a mail server that is away keeps an event about money waiting.
@Component
class FailedEvents {

    /// So many are taken up at once, in every ten seconds.
    static final int AT_A_TIME = 1_000;

    /// Whose process must have died: none takes a minute to begin, or five to end.
    /// Modulith's own monitor counts from when an event happened, however late it was
    /// handed out again.
    private static final String GIVE_UP = """
            update event_publication set status = 'FAILED'
            where status = 'PUBLISHED' and publication_date < cast(:now as timestamptz) - interval '1 minute'
               or status in ('PROCESSING', 'RESUBMITTED')
                   and coalesce(last_resubmission_date, publication_date) < cast(:now as timestamptz) - interval '5 minutes'""";

    /// Until as much time has passed since it was tried last as a tenth of its age: one
    /// that was never tried again is due at once.
    private static final String LAY_ASIDE = """
            with failed as (delete from event_publication where status = 'FAILED' returning *)
            insert into resting_event (id, listener_id, event_type, serialized_event, publication_date,
                completion_attempts, last_resubmission_date, rests_until)
            select id, listener_id, event_type, serialized_event, publication_date, completion_attempts,
                last_resubmission_date,
                publication_date + greatest(last_resubmission_date - publication_date, interval '0') * 10 / 9
            from failed""";

    private static final String TAKE_UP = """
            with rested as (delete from resting_event where id in (
                    select id from resting_event where rests_until <= :now
                    order by listener_id like '%.mail-%', rests_until limit :limit for update skip locked)
                returning *)
            insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, status,
                completion_attempts, last_resubmission_date)
            select id, listener_id, event_type, serialized_event, publication_date, 'FAILED', completion_attempts,
                last_resubmission_date
            from rested""";

    private static final String TURN = "select pg_try_advisory_xact_lock(hashtext('cadence.failed-events'))";

    private final FailedEventPublications failed;

    private final JdbcClient jdbc;

    private final TransactionTemplate turn;

    private final TransactionTemplate outside;

    private final Clock clock;

    FailedEvents(FailedEventPublications failed, JdbcClient jdbc, PlatformTransactionManager transactions,
            Clock clock) {
        this.failed = failed;
        this.jdbc = jdbc;
        this.turn = new TransactionTemplate(transactions);
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.clock = clock;
    }

    /// One instance at a time: what another has taken up and not yet handed out looks as
    /// if it were to be handed out. The turn is a transaction that does nothing else:
    /// listeners would wait for one in which they are handed their events.
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void tryAgain() {
        turn.executeWithoutResult(begun -> {
            if (jdbc.sql(TURN).query(Boolean.class).single()) {
                outside.executeWithoutResult(none -> handOut());
            }
        });
    }

    private void handOut() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(GIVE_UP).param("now", now).update();
        jdbc.sql(LAY_ASIDE).update();
        jdbc.sql(TAKE_UP).param("now", now).param("limit", AT_A_TIME).update();
        failed.resubmit(ResubmissionOptions.defaults().withMinAge(Duration.ofSeconds(10)).withBatchSize(AT_A_TIME));
    }

}
