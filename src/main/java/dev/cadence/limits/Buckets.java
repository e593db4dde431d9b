package dev.cadence.limits;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.jdbc.CustomColumnProvider;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.NopeOptimizationListener;
import io.github.bucket4j.distributed.proxy.optimization.delay.DelayOptimization;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What is left of every allowance that somebody has taken of: a row each in `rate_limit`, locked while it changes. A
/// row that is gone is a whole quota, so rows are removed once theirs is.
@Component
class Buckets {

    /// How long a statement may take: another instance may have died with the row's lock.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// How many rows are removed in one transaction.
    private static final int BATCH = 1_000;

    /// Which part of a quota an instance may grant before it tells the others: a
    /// fiftieth.
    private static final int SLACK = 50;

    private final ProxyManager<byte[]> rows;

    private final OurTime time;

    private final JdbcClient jdbc;

    private final Clock clock;

    Buckets(DataSource database, Clock clock) {
        this.time = new OurTime(clock);
        this.rows = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .primaryKeyMapper(PreparedStatement::setBytes)
            .table("rate_limit")
            .idColumn("id")
            .stateColumn("state")
            .addCustomColumn(new WholeAgainAt())
            .clientClock(time)
            .requestTimeout(PATIENCE)
            .build();
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /// Asks the database every time.
    Bucket exact(Allowance allowance, String holder) {
        return rows.builder().build(id(allowance, holder), configuration(allowance));
    }

    /// Asks the database once a window and once for each fiftieth of the quota, and
    /// counts in memory in between. It must
    /// be kept for as long as it is in use.
    Bucket cheap(Allowance allowance, String holder) {
        var delay = new DelayParameters(Math.max(1, allowance.quota() / SLACK), allowance.window());
        return rows.builder()
            .withOptimization(new DelayOptimization(delay, NopeOptimizationListener.INSTANCE, time))
            .build(id(allowance, holder), configuration(allowance));
    }

    static Take take(Bucket bucket, long tokens) {
        var probe = bucket.tryConsumeAndReturnRemaining(tokens);
        var renewal = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return new Take(probe.isConsumed(), Math.max(0, probe.getRemainingTokens()), Duration.ofNanos(renewal));
    }

    static Take look(Bucket bucket) {
        var seen = bucket.asVerbose().getAvailableTokens();
        return new Take(seen.getValue() > 0, Math.max(0, seen.getValue()),
                Duration.ofNanos(seen.getDiagnostics().calculateFullRefillingTime()));
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void removeWholeOnes() {
        int removed;
        do {
            removed = jdbc.sql("""
                    delete from rate_limit where id in (
                        select id from rate_limit where whole_at <= ? limit ? for update skip locked)""")
                .params(clock.instant().atOffset(ZoneOffset.UTC), BATCH)
                .update();
        }
        while (removed == BATCH);
    }

    private static BucketConfiguration configuration(Allowance allowance) {
        return BucketConfiguration.builder()
            .addLimit(Bandwidth.builder()
                .capacity(allowance.quota())
                .refillIntervally(allowance.quota(), allowance.window())
                .build())
            .build();
    }

    /// Neither an address nor anything else of a person can be read in it. Quota and
    /// window are part of it: a row keeps
    /// those it was made with, and an operator may change them.
    private static byte[] id(Allowance allowance, String holder) {
        try {
            var text = "%s %d %s %s".formatted(allowance.name(), allowance.quota(), allowance.window(), holder);
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        }
        catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The application's clock, as the library reads it.
    private record OurTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }

    }

    /// When the row is not needed any more. The library's own column for this goes by the
    /// system's clock.
    private static final class WholeAgainAt implements CustomColumnProvider<byte[]> {

        @Override
        public String getCustomFieldName() {
            return "whole_at";
        }

        @Override
        public void setCustomField(byte[] id, int index, PreparedStatement statement, RemoteBucketState state, long now)
                throws SQLException {
            var wholeAt = Instant.ofEpochSecond(0, now + state.calculateFullRefillingTime(now));
            statement.setObject(index, wholeAt.atOffset(ZoneOffset.UTC));
        }

    }

}
