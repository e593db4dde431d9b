package dev.cadence.limits;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dev.cadence.shared.Refusal;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What is kept exactly, whoever asks from wherever.
@CadenceTest
record AllowancesTests(Allowances allowances, Buckets buckets, DataSource database, JdbcClient jdbc, MutableClock clock,
        PlatformTransactionManager transactions) {

    private static final Allowance THREE = new Allowance("tries", 3, Duration.ofMinutes(15));

    private static final Allowance TEN = new Allowance("tries", 10, Duration.ofMinutes(15));

    @Test
    void aQuotaIsGrantedAndNoMore() {
        assertThat(allowances.take(THREE, "a")).isEqualTo(new Take(true, 2, Duration.ofMinutes(15)));
        assertThat(allowances.take(THREE, "a")).isEqualTo(new Take(true, 1, Duration.ofMinutes(15)));
        assertThat(allowances.take(THREE, "a")).isEqualTo(new Take(true, 0, Duration.ofMinutes(15)));
        assertThat(allowances.take(THREE, "a")).isEqualTo(new Take(false, 0, Duration.ofMinutes(15)));
    }

    @Test
    void theQuotaIsWholeAgainAtTheEndOfTheWindowThatTheFirstTakeBegan() {
        allowances.take(THREE, "a");
        clock.advance(Duration.ofMinutes(14));
        allowances.take(THREE, "a");
        allowances.take(THREE, "a");

        clock.moveTo(MutableClock.NOON.plus(THREE.window()).minusNanos(1_000));
        assertThat(allowances.take(THREE, "a")).isEqualTo(new Take(false, 0, Duration.ofNanos(1_000)));
        clock.moveTo(MutableClock.NOON.plus(THREE.window()));
        assertThat(allowances.take(THREE, "a")).isEqualTo(new Take(true, 2, Duration.ofMinutes(15)));
    }

    @Test
    void aClockThatIsBehindRenewsNothingEarly() {
        IntStream.range(0, 3).forEach(_ -> allowances.take(THREE, "a"));
        clock.moveTo(MutableClock.NOON.minusSeconds(30));

        assertThat(allowances.take(THREE, "a")).isEqualTo(new Take(false, 0, Duration.ofMinutes(15).plusSeconds(30)));
    }

    @Test
    void whoHasNoneLeftIsToldWhenToComeBack() {
        IntStream.range(0, 3).forEach(_ -> allowances.require(THREE, "a"));

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> allowances.require(THREE, "a"))
            .returns("too-many-requests", Refusal::code);
    }

    @Test
    void holdersAndAllowancesDoNotTouchEachOther() {
        IntStream.range(0, 4).forEach(_ -> allowances.take(THREE, "a"));

        assertThat(allowances.take(THREE, "b").remaining()).isEqualTo(2);
        assertThat(allowances.take(new Allowance("codes", 3, THREE.window()), "a").remaining()).isEqualTo(2);
        assertThat(allowances.take(TEN, "a").remaining()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\u0000", "founder@example.com 2001:db8::1", "💩" })
    void aHolderIsAnyTextAndCannotBeReadInTheDatabase(String holder) {
        assertThat(allowances.take(THREE, holder).granted()).isTrue();
        assertThat(allowances.take(THREE, holder.repeat(1_000) + "x").remaining()).isEqualTo(2);

        assertThat(jdbc.sql("select length(id) from rate_limit").query(Integer.class).list()).containsOnly(32);
    }

    @Test
    void lookingTakesNothing() {
        allowances.take(THREE, "a");

        IntStream.range(0, 5)
            .forEach(_ -> assertThat(allowances.look(THREE, "a")).isEqualTo(new Take(true, 2, Duration.ofMinutes(15))));
        assertThat(allowances.look(THREE, "nobody")).isEqualTo(new Take(true, 3, Duration.ZERO));
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        IntStream.range(0, 3).forEach(_ -> allowances.take(THREE, "a"));
        allowances.giveBack(THREE, "a");

        assertThat(allowances.take(THREE, "a").granted()).isTrue();
        assertThat(allowances.take(THREE, "a").granted()).isFalse();
    }

    @Test
    void nobodyGetsMoreThanTheQuotaByGivingBack() {
        IntStream.range(0, 5).forEach(_ -> allowances.giveBack(THREE, "a"));
        assertThat(allowances.look(THREE, "a").remaining()).isEqualTo(3);

        allowances.take(THREE, "a");
        clock.advance(THREE.window());
        allowances.giveBack(THREE, "a");
        assertThat(allowances.look(THREE, "a").remaining()).isEqualTo(3);
    }

    @Test
    void ofAThousandTakesAtOnceFromTwoInstancesExactlyTheQuotaIsGranted() {
        var other = new Allowances(new Buckets(database, clock));

        var granted = atOnce(1_000, number -> (number % 2 == 0 ? allowances : other).take(TEN, "a").granted());

        assertThat(granted).filteredOn(Boolean::booleanValue).hasSize(10);
    }

    @Test
    void oneHolderIsNotKeptWaitingByAnother() {
        var granted = atOnce(300, number -> allowances.take(THREE, "holder " + number / 3).granted());

        assertThat(granted).hasSize(300).containsOnly(true);
    }

    @Test
    void withinATransactionNothingCanBeTaken() {
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(
                () -> new TransactionTemplate(transactions).executeWithoutResult(_ -> allowances.require(THREE, "a")));
    }

    @Test
    void withoutADatabaseNothingIsGranted() {
        var lost = new Allowances(new Buckets(lostDatabase(), clock));

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> lost.require(THREE, "a"))
            .returns("limits-unavailable", Refusal::code);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> lost.look(THREE, "a"));
        assertThatCode(() -> lost.giveBack(THREE, "a")).doesNotThrowAnyException();
    }

    @Test
    void aRowIsRemovedOnceItsQuotaIsWhole() {
        IntStream.range(0, 1_100).forEach(number -> insert(number, "-infinity"));
        allowances.take(THREE, "a");
        clock.advance(Duration.ofMinutes(1));
        allowances.take(THREE, "b");

        clock.moveTo(MutableClock.NOON.plus(THREE.window()).minusNanos(1_000));
        buckets.removeWholeOnes();
        assertThat(rows()).isEqualTo(2);
        clock.moveTo(MutableClock.NOON.plus(THREE.window()));
        buckets.removeWholeOnes();
        assertThat(rows()).isEqualTo(1);
        assertThat(allowances.look(THREE, "b").remaining()).isEqualTo(2);
    }

    @Test
    void aRowInUseIsNotWaitedForWhenOthersAreRemoved() {
        insert(1, "-infinity");
        insert(2, "-infinity");

        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            jdbc.sql("select 1 from rate_limit where id = sha256('1') for update").query().listOfRows();
            atOnce(1, _ -> {
                buckets.removeWholeOnes();
                return true;
            });
            assertThat(rows()).isEqualTo(1);
        });
    }

    @Test
    void theRowsToRemoveAreFoundByAnIndex() {
        var plan = new TransactionTemplate(transactions).execute(_ -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return String.join("\n",
                    jdbc.sql("explain select id from rate_limit where whole_at <= now() limit 1000")
                        .query(String.class)
                        .list());
        });

        assertThat(plan).contains("rate_limit_by_whole_at");
    }

    private void insert(int number, String wholeAt) {
        jdbc.sql("insert into rate_limit (id, whole_at) values (sha256(?::text::bytea), ?::timestamptz)")
            .params(number, wholeAt)
            .update();
    }

    private long rows() {
        return jdbc.sql("select count(*) from rate_limit").query(Long.class).single();
    }

    static <T> List<T> atOnce(int times, Numbered<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                .invokeAll(IntStream.range(0, times).mapToObj(number -> (Callable<T>) () -> work.of(number)).toList())
                .stream()
                .map(AllowancesTests::result)
                .toList();
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        }
        catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static DataSource lostDatabase() {
        return new DelegatingDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLException("There is no database.");
            }
        };
    }

    interface Numbered<T> {

        T of(int number);

    }

}
