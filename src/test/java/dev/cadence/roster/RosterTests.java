package dev.cadence.roster;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.cadence.accounts.EngineerId;
import dev.cadence.shared.Refusal;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.MutableClock;
import dev.cadence.vetting.Tier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.cadence.roster.ProfileTests.someone;
import static dev.cadence.roster.ProfileTests.someoneWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@CadenceTest
record RosterTests(Roster roster, Cast cast, TransactionTemplate transaction, JdbcClient jdbc) {

    @Test
    void anApprovedEngineerCanBeBooked() {
        var ada = EngineerId.next();

        var approved = ProfileTests.approved(roster, ada, Tier.SENIOR, someone("Ada", null, "Go"), MutableClock.NOON);

        assertThat(roster.bookable(ada)).isEqualTo(approved)
            .returns(ada, Bookable::id)
            .returns("Ada", Bookable::name)
            .returns(Tier.SENIOR, Bookable::tier)
            .returns(MutableClock.NOON, bookable -> bookable.availability().availableFrom());
    }

    @Test
    void allThatAnEngineerSaysIsKept() {
        var ada = approved("Go", "Spring Boot");

        assertThat(roster.profile(ada).introduction()).usingRecursiveComparison()
            .ignoringFields("availableFrom")
            .isEqualTo(someoneWith("Go", "Spring Boot"));
    }

    @Test
    void approvedAtAnotherTierAnEngineerMovesThereAndKeepsTheirWords() {
        var ada = approved("Go");

        ProfileTests.approved(roster, ada, Tier.LEAD, someoneWith("Rust"), MutableClock.NOON);

        assertThat(roster.profile(ada).tier()).isEqualTo(Tier.LEAD);
        assertThat(roster.profile(ada).introduction().skills()).extracting(known -> known.skill().name())
            .containsExactly("Go");
    }

    @Test
    void anUnknownEngineerCanNeitherBeBookedNorHeldNorFreed() {
        var nobody = EngineerId.next();

        assertRefused("engineer-not-found", () -> roster.bookable(nobody));
        assertRefused("engineer-not-found", () -> suspend(nobody));
        assertRefused("engineer-not-found", () -> engage(nobody));
        assertRefused("engineer-not-found", () -> release(nobody));
    }

    @Test
    void aSuspendedEngineerCanNeitherBeBookedNorHeld() {
        var ada = approved("Go");
        suspend(ada);

        assertRefused("engineer-not-found", () -> roster.bookable(ada));
        assertRefused("engineer-not-found", () -> engage(ada));
    }

    @Test
    void anEngineerWhoIsHeldCannotBeHeldAgain() {
        var ada = approved("Go");
        engage(ada);

        assertRefused("engineer-taken", () -> engage(ada));
    }

    @Test
    void anEngineerWhoIsHeldIsStillKnownToBookings() {
        var ada = approved("Go");
        engage(ada);

        assertThat(roster.bookable(ada).id()).isEqualTo(ada);
    }

    @Test
    void anEngineerWhoIsReleasedCanBeHeldAgain() {
        var ada = approved("Go");
        engage(ada);
        release(ada);
        release(ada);
        engage(ada);

        assertThat(roster.seen(ada).available()).isFalse();
    }

    @Test
    void anEngineerSuspendedDuringABookingIsFreedAtItsEnd() {
        var ada = approved("Go");
        engage(ada);
        suspend(ada);
        release(ada);

        assertThat(engaged(ada)).isFalse();
    }

    @Test
    void aSuspensionThatReadBeforeSomebodyBookedDoesNotFreeTheEngineer() {
        var ada = approved("Go");
        var admin = cast.admin().caller().account();

        transaction.executeWithoutResult(_ -> {
            roster.bookable(ada);
            roster.engage(ada);
            roster.suspend(ada, "Rude", admin);
        });

        assertThat(engaged(ada)).isTrue();
    }

    @Test
    void anEngineerIsHeldOnlyIfTheBookingIsMade() {
        var ada = approved("Go");

        transaction.executeWithoutResult(status -> {
            roster.engage(ada);
            status.setRollbackOnly();
        });

        assertThat(roster.seen(ada).available()).isTrue();
    }

    @Test
    void nobodyHoldsAnEngineerOutsideATransaction() {
        var ada = approved("Go");

        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> roster.engage(ada));
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> roster.release(ada));
    }

    @Test
    void ofFiftyWhoWantAnEngineerAtOnceOneSucceeds() throws InterruptedException {
        var ada = approved("Go");

        assertThat(successesOf(50, () -> engage(ada))).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = { "name = ''", "headline = ''", "headline = repeat('x', 121)", "tier = 'INTERN'",
            "biography = repeat('x', 2001)", "time_zone = 'nowhere special'", "works_until = works_from",
            "skills = '{}', skill_slugs = '{}'", "skill_slugs = '{}'", "skill_slugs = '{Go}'", "skills = '{null}'",
            "skills = array_fill('x'::text, array[31]), skill_slugs = array_fill('x'::text, array[31])",
            "suspended_at = approved_at - interval '1 second', erased_at = now()", "suspended_at = now()",
            "suspension_reason = 'Rude'", "erased_at = now()", "capacity_hours = -1", "capacity_hours = 169",
            "works_on = '{SOMEDAY}'", "available_from = null", "approved_at = null" })
    void theDatabaseInsistsOnEveryRule(String change) {
        approved("Go");

        assertThatExceptionOfType(DataIntegrityViolationException.class)
            .isThrownBy(() -> jdbc.sql("update engineer_profile set " + change).update());
    }

    /// Or who knows the newest would not know all.
    @Test
    void aNewWayToWorkComesUpAfterAllWithLowerNumbers() throws Exception {
        var ada = approved("Go");
        var ken = approved("Go");
        try (var another = Executors.newSingleThreadExecutor()) {
            var second = transaction.execute(begun -> {
                move(ada, "Pacific/Chatham");
                var waiting = another.submit(() -> move(ken, "Pacific/Apia"));
                Awaitility.await("the second to wait for the first")
                    .until(() -> jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                        .query(Long.class)
                        .single() == 1);
                return waiting;
            });
            assertThat(second).isNotNull();
            second.get(1, TimeUnit.MINUTES);
        }

        assertThat(pattern(ada)).isLessThan(pattern(ken));
    }

    private void move(EngineerId engineer, String zone) {
        jdbc.sql("update engineer_profile set time_zone = ? where engineer_id = ?")
            .params(zone, engineer.value())
            .update();
    }

    private int pattern(EngineerId engineer) {
        return jdbc.sql("select working_pattern_id from engineer_profile where engineer_id = ?")
            .param(engineer.value())
            .query(Integer.class)
            .single();
    }

    private EngineerId approved(String... skills) {
        return ProfileTests.approved(roster, EngineerId.next(), Tier.MID, someoneWith(skills), MutableClock.NOON).id();
    }

    private void suspend(EngineerId engineer) {
        roster.suspend(engineer, "Rude", cast.admin().caller().account());
    }

    private void engage(EngineerId engineer) {
        transaction.executeWithoutResult(_ -> roster.engage(engineer));
    }

    private void release(EngineerId engineer) {
        transaction.executeWithoutResult(_ -> roster.release(engineer));
    }

    private boolean engaged(EngineerId engineer) {
        return jdbc.sql("select engaged from engineer_profile where engineer_id = ?")
            .param(engineer.value())
            .query(Boolean.class)
            .single();
    }

    private static long successesOf(int attempts, Runnable attempt) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.<Callable<Boolean>>nCopies(attempts, () -> succeeds(attempt)))
                .stream()
                .filter(Future::resultNow)
                .count();
        }
    }

    private static boolean succeeds(Runnable attempt) {
        try {
            attempt.run();
            return true;
        }
        catch (Refusal | DataIntegrityViolationException lost) {
            return false;
        }
    }

    private static void assertRefused(String code, Runnable attempt) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(attempt::run).returns(code, Refusal::code);
    }

}
