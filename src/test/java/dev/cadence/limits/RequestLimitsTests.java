package dev.cadence.limits;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Requests are counted cheaply, and how far off the count may be. Each instance is made by hand.
@CadenceTest
@ExtendWith(OutputCaptureExtension.class)
record RequestLimitsTests(DataSource database, MutableClock clock) {

    private static final LimitSettings USUAL = new LimitSettings(3_000, 600);

    @Test
    void aThousandReadsAskTheDatabaseNineteenTimes() {
        var visits = new Visits(database);
        var limits = new RequestLimits(new Buckets(visits, clock), USUAL, clock);

        IntStream.range(0, 1_000).forEach(_ -> limits.takeOfAccount("a", RequestLimits.READ));

        assertThat(visits.count).hasValue(19);
    }

    @Test
    void whoAsksNowAndThenCostsOneVisitAMinute() {
        var visits = new Visits(database);
        var limits = new RequestLimits(new Buckets(visits, clock), USUAL, clock);
        limits.takeOfAccount("a", RequestLimits.READ);
        visits.count.set(0);

        IntStream.range(0, 100).forEach(_ -> {
            clock.advance(Duration.ofSeconds(6));
            limits.takeOfAccount("a", RequestLimits.READ);
        });

        assertThat(visits.count).hasValueLessThanOrEqualTo(10);
    }

    @Test
    void whoIsRefusedCostsNothing() {
        var visits = new Visits(database);
        var limits = new RequestLimits(new Buckets(visits, clock), USUAL, clock);
        IntStream.range(0, 3_001).forEach(_ -> limits.takeOfAccount("a", RequestLimits.READ));
        visits.count.set(0);

        assertThat(granted(Stream.generate(() -> limits).limit(10_000), 1)).isZero();
        assertThat(visits.count).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void oneInstanceGrantsExactlyTheQuota() {
        var limits = instance();

        assertThat(granted(Stream.generate(() -> limits).limit(4_000), RequestLimits.READ)).isEqualTo(3_000);
    }

    @Test
    void aFurtherInstanceGrantsAFiftiethMoreAtMost() {
        var instances = new RequestLimits[] { instance(), instance(), instance() };

        var granted = granted(IntStream.range(0, 9_000).mapToObj(number -> instances[number % 3]), RequestLimits.READ);

        assertThat(granted).isBetween(3_000L, 3_000L + 2 * 60);
    }

    @Test
    void whatWasGrantedTooMuchIsTakenOffTheNextWindow() {
        var instances = new RequestLimits[] { instance(), instance(), instance() };
        var first = granted(IntStream.range(0, 9_000).mapToObj(number -> instances[number % 3]), RequestLimits.READ);
        clock.advance(Duration.ofMinutes(1).plusSeconds(1));

        var second = granted(IntStream.range(0, 9_000).mapToObj(number -> instances[number % 3]), RequestLimits.READ);

        assertThat(first + second).isBetween(6_000L - 120, 6_000L + 2 * 60);
    }

    @Test
    void requestsAtOnceAreGrantedExactlyTheQuota() {
        var limits = instance();

        var granted = AllowancesTests.atOnce(4_000, _ -> isGranted(limits.takeOfAccount("a", RequestLimits.READ)));

        assertThat(granted).filteredOn(Boolean::booleanValue).hasSize(3_000);
    }

    @Test
    void requestsAtOnceAreCountedWhenTheRowWasRemovedMeanwhile() {
        var limits = instance();
        limits.takeOfAccount("a", RequestLimits.READ);
        IntStream.range(0, 20).forEach(_ -> {
            clock.advance(Duration.ofSeconds(61));
            new Buckets(database, clock).removeWholeOnes();

            var counted = AllowancesTests.atOnce(50, _ -> limits.takeOfAccount("a", RequestLimits.READ).isPresent());

            assertThat(counted).containsOnly(true);
        });
        assertThat(limits.takeOfAccount("a", RequestLimits.READ).orElseThrow().take().remaining()).isEqualTo(2_949);
    }

    @Test
    void whatIsHeldAtOnceIsNoMoreThanTheQuota() {
        var limits = instance();

        var granted = AllowancesTests.atOnce(1_000, _ -> isGranted(limits.hold("203.0.113.1", RequestLimits.READ)));

        assertThat(granted).filteredOn(Boolean::booleanValue).hasSize(600);
        IntStream.range(0, 1_000).forEach(_ -> limits.release("203.0.113.1", RequestLimits.READ));
        assertThat(limits.hold("203.0.113.1", RequestLimits.READ).orElseThrow().take().remaining()).isEqualTo(599);
    }

    @Test
    void withoutADatabaseEverythingIsLetThroughAndSaidSoOnceAMinute(CapturedOutput output) {
        var limits = new RequestLimits(new Buckets(AllowancesTests.lostDatabase(), clock), USUAL, clock);

        IntStream.range(0, 100).forEach(_ -> assertThat(limits.takeOfAccount("a", RequestLimits.READ)).isEmpty());
        clock.advance(Duration.ofSeconds(59));
        assertThat(limits.hold("203.0.113.1", RequestLimits.WRITE)).isEmpty();
        assertThat(output.getOut()).containsOnlyOnce("Requests cannot be counted");
        clock.advance(Duration.ofSeconds(1));
        assertThat(limits.takeOfAddress("203.0.113.1", RequestLimits.WRITE)).isEmpty();
        assertThat(output.getOut().split("Requests cannot be counted")).hasSize(3);
    }

    private RequestLimits instance() {
        return new RequestLimits(new Buckets(database, clock), USUAL, clock);
    }

    private static long granted(Stream<RequestLimits> asked, long tokens) {
        return asked.filter(limits -> isGranted(limits.takeOfAccount("a", tokens))).count();
    }

    private static boolean isGranted(Optional<Limited> limited) {
        return limited.orElseThrow().take().granted();
    }

    /// Counts how often the database is asked; each time is a transaction of two
    /// statements or three.
    private static final class Visits extends DelegatingDataSource {

        private final AtomicInteger count = new AtomicInteger();

        Visits(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            count.incrementAndGet();
            return super.getConnection();
        }

    }

}
