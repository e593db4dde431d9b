package dev.cadence.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

import dev.cadence.roster.BlockedPeriod;
import dev.cadence.vetting.Tier;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All engineers as matching compares them, in memory: some two hundred bytes for each. Each question first reads, through
/// an index, what was changed by transactions that had not ended when the last one looked, so that nothing is missed
/// that was committed before, whatever instance did it.
@Repository
class Pool {

    static final String CHANGED = """
            select horizon, changed.* from
                (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon) now
            left join (
                select candidate.engineer_id, changes, first_shown_at is null as never_shown, tier, skill_slugs,
                    working_pattern_id, suspended_at is null and not engaged and capacity_hours > 0 as free,
                    available_from, industries, coalesce(stars_sum, 0) as stars_sum,
                    coalesce(stars_count, 0) as stars_count, coalesce((select max(ended_at) from booking
                        where booking.engineer_id = candidate.engineer_id and started_at is not null),
                        approved_at) as idle_since,
                    array(select starts_at from blocked_period
                        where blocked_period.engineer_id = candidate.engineer_id order by number) as away_from,
                    array(select ends_at from blocked_period
                        where blocked_period.engineer_id = candidate.engineer_id order by number) as away_until
                from candidate join engineer_profile using (engineer_id) left join engineer_rating using (engineer_id)
                where changed_in >= cast(cast(:since as text) as xid8)) changed on true""";

    /// Rows that are fetched together, in a transaction.
    private static final int AT_A_TIME = 1_000;

    private final JdbcClient jdbc;

    private final ConcurrentHashMap<UUID, Member> members = new ConcurrentHashMap<>();

    /// Those of them who are free: a booking of anybody else is out of the question.
    private final Bench bench = new Bench();

    private final AtomicLong horizon = new AtomicLong();

    private final ReentrantLock reading = new ReentrantLock();

    Pool(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Everybody who is free, as of now. Whoever asks first reads all there are, and who
    /// asks meanwhile waits for that: each by themselves, they would need the memory and
    /// the time of all together.
    List<Row> upToDate() {
        if (horizon.get() == 0) {
            reading.lock();
            try {
                catchUp();
            }
            finally {
                reading.unlock();
            }
        }
        else {
            catchUp();
        }
        return bench.rows();
    }

    private void catchUp() {
        var seen = new AtomicLong();
        jdbc.sql(CHANGED)
            .param("since", horizon.get())
            .withFetchSize(AT_A_TIME)
            .query((RowCallbackHandler) row -> seen.set(read(row)));
        horizon.accumulateAndGet(seen.get(), Math::max);
    }

    /// Forgets who is not there any more.
    void forget(UUID engineer) {
        members.compute(engineer, (id, known) -> {
            bench.release(id);
            return null;
        });
    }

    private long read(ResultSet row) throws SQLException {
        var engineer = row.getObject("engineer_id", UUID.class);
        if (engineer != null) {
            var fresh = new Member(engineer, Tier.valueOf(row.getString("tier")), slugs(row, "skill_slugs"),
                    row.getInt("working_pattern_id"), row.getBoolean("free"), micros(row, "available_from"), away(row),
                    slugs(row, "industries"), row.getInt("stars_sum"), row.getInt("stars_count"),
                    micros(row, "idle_since"), row.getBoolean("never_shown"), row.getLong("changes"));
            members.compute(engineer,
                    (id, known) -> known == null || fresh.changes() >= known.changes() ? remembered(fresh) : known);
        }
        return row.getLong("horizon");
    }

    private Member remembered(Member fresh) {
        if (fresh.free()) {
            bench.take(fresh);
        }
        else {
            bench.release(fresh.engineer());
        }
        return fresh;
    }

    private static Absences away(ResultSet row) throws SQLException {
        var from = (Timestamp[]) row.getArray("away_from").getArray();
        var until = (Timestamp[]) row.getArray("away_until").getArray();
        return Absences.of(IntStream.range(0, from.length)
            .mapToObj(number -> new BlockedPeriod(from[number].toInstant(), until[number].toInstant()))
            .toList());
    }

    private static Slugs slugs(ResultSet row, String column) throws SQLException {
        return Slugs.of(List.of((String[]) row.getArray(column).getArray()));
    }

    private static long micros(ResultSet row, String column) throws SQLException {
        return Micros.of(row.getObject(column, OffsetDateTime.class).toInstant());
    }

}
