package dev.cadence.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.cadence.simulator.Fault;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.MutableClock;
import dev.cadence.testing.Reconciling;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/// What a reconciliation finds in sound records, and in records that somebody has tampered with.
@CadenceTest
record ReconciliationTests(Marketplace marketplace, JdbcClient jdbc, TransactionOperations transactions, Runs runs,
        MutableClock clock) {

    @Test
    void soundRecordsHaveNoDifferencesAndTheFeesArePostedOnce() {
        marketplace.anActiveBooking();

        reconcile();
        var run = reconcile();

        assertThat(run).returns("DONE", it -> it.at("/stage"))
            .returns("0", it -> it.at("/found"))
            .returns("1", it -> it.at("/objects"));
        assertThat(jdbc.sql("select sum(amount_minor) from ledger_posting where account = 'STRIPE_FEE'")
            .query(Long.class)
            .single()).as("2.9 % of 1,500.00 and 30 cents").isEqualTo(4_380);
        marketplace.assertAllIsWell();
    }

    @Test
    void aChargeOfWhichThereIsNoRecordHereIsFoundWithItsEntry() {
        var booking = marketplace.anActiveBooking();
        tamper("delete from charge_attempt", "delete from charge");

        assertThat(found()).containsExactlyInAnyOrder("MISSING_HERE " + chargeOf(booking),
                "POSTED_FOR_NOTHING " + sourceOfCharge());
    }

    @Test
    void aChargeThatStripeDoesNotHaveIsFound() {
        var booking = marketplace.anActiveBooking();
        tamper("update charge set charge_ref = 'ch_nowhere'");

        assertThat(found()).containsExactlyInAnyOrder("MISSING_THERE ch_nowhere", "MISSING_HERE " + chargeOf(booking));
    }

    @Test
    void anAmountThatIsNotStripesIsFound() {
        var booking = marketplace.anActiveBooking();
        tamper("update charge set amount_minor = amount_minor + 1");

        assertThat(found()).containsExactlyInAnyOrder("AMOUNT_DIFFERS " + chargeOf(booking),
                "POSTED_OTHERWISE " + chargeOf(booking));
    }

    @Test
    void aChargeThatStripeHasMadeAndWeBelieveDeadIsFound() {
        var booking = marketplace.anActiveBooking();
        tamper("update charge set stage = 'VOID'");

        assertThat(found()).containsExactlyInAnyOrder("STATE_DIFFERS " + chargeOf(booking),
                "POSTED_FOR_NOTHING " + chargeOf(booking));
    }

    @Test
    void aChargeThatIsNotInTheBooksIsFound() {
        var booking = marketplace.anActiveBooking();
        tamper("delete from ledger_posting where entry_id in (select id from ledger_entry where kind = 'CHARGE')",
                "delete from ledger_entry where kind = 'CHARGE'");

        assertThat(found()).containsExactly("NOT_POSTED " + chargeOf(booking));
    }

    @Test
    void anEntryOfAnotherAmountIsFound() {
        var booking = marketplace.anActiveBooking();
        tamper("""
                update ledger_posting set amount_minor = amount_minor * 2
                where entry_id in (select id from ledger_entry where kind = 'CHARGE')""");

        assertThat(found()).containsExactly("POSTED_OTHERWISE " + chargeOf(booking));
    }

    @Test
    void anEntryAboutNothingIsFound() {
        marketplace.anActiveBooking();
        tamper("""
                insert into ledger_entry (id, kind, source_id, occurred_at, recorded_at)
                select gen_random_uuid(), 'CHARGE', '00000000-0000-0000-0000-00000000abcd', occurred_at, recorded_at
                from ledger_entry where kind = 'CHARGE'""");

        assertThat(found()).containsExactly("POSTED_FOR_NOTHING 00000000-0000-0000-0000-00000000abcd");
    }

    @Test
    void aChargeThatDidNotChangeTheBalanceIsFound() {
        var charge = chargeOf(marketplace.anActiveBooking());
        marketplace.stripe().balance().forget(charge);

        assertThat(found()).containsExactly("NOT_IN_BALANCE " + charge);
    }

    @Test
    void aChargeThatChangedTheBalanceTwiceIsFound() {
        var charge = chargeOf(marketplace.anActiveBooking());
        marketplace.stripe().balance().repeat(charge);

        assertThat(found()).containsExactly("BALANCE_DIFFERS " + charge);
    }

    @Test
    void aBalanceThatChangedForReasonsUnknownHereIsFound() {
        marketplace.anActiveBooking();
        marketplace.stripe().balance().adjust(-7_00);

        assertThat(found()).singleElement().asString().startsWith("UNEXPLAINED ");
    }

    @Test
    void aDifferenceIsListedOnceAndResolvedByTheRunThatSeesItNoMore() {
        marketplace.anActiveBooking();
        tamper("update charge set amount_minor = amount_minor + 1");
        assertThat(found()).hasSize(2);
        assertThat(found()).hasSize(2);

        tamper("update charge set amount_minor = amount_minor - 1");

        assertThat(found()).isEmpty();
        var all = admin().get("/v1/reconciliation-differences?open=false").body().at("/items");
        assertThat(all).hasSize(2).allSatisfy(it -> assertThat(it.at("/resolvedAt").isString()).isTrue());
    }

    @Test
    void aDifferenceIsResolvedByTheAdminWhoExplainsIt() {
        marketplace.anActiveBooking();
        tamper("update charge set amount_minor = amount_minor + 1");
        found();
        var id = admin().get("/v1/reconciliation-differences").at("/items/0/id");
        var path = "/v1/reconciliation-differences/" + id;
        var seen = admin().with("If-Match", admin().get(path).header("ETag"));

        var resolved = seen.put(path + "/resolution", Map.of("text", "A cent was lost in the post."));

        assertThat(resolved.at("/resolution")).isEqualTo("A cent was lost in the post.");
        assertThat(admin().get(path).text()).isEqualTo(resolved.text());
        assertThat(seen.put(path + "/resolution", Map.of("text", "Twice.")).problem()).isEqualTo("difference-resolved");
    }

    @Test
    void whatLiesOnSeveralPagesIsReadWhole() {
        marketplace.anActiveBooking();
        var elsewhere = Api.at(marketplace.stripe().baseUri())
            .as("sk_test_dashboard")
            .with("Content-Type", "application/x-www-form-urlencoded");
        for (var number = 0; number < 210; number++) {
            elsewhere.send("POST", "/v1/payment_intents",
                    "amount=100&currency=usd&confirm=true&payment_method=pm_card_visa&payment_method_types[]=card");
        }

        assertThat(reconcile()).returns("210", it -> it.at("/found"))
            .returns("211", it -> it.at("/objects"))
            .returns("211", it -> it.at("/balanceChanges"));
    }

    @Test
    void aRunThatStripeDoesNotAnswerIsBegunAnewLater() {
        marketplace.anActiveBooking();
        marketplace.stripe().faults().next(9, "GET", "/v1/charges", Fault.Kind.DROP_BEFORE);

        var id = request();
        marketplace.time().settle();
        assertThat(admin().get("/v1/reconciliations/" + id).at("/stage")).isEqualTo("PLANNED");
        marketplace.stripe().faults().clear();
        marketplace.time().advance(Duration.ofHours(1));

        assertThat(admin().get("/v1/reconciliations/" + id).at("/stage")).isEqualTo("DONE");
    }

    @Test
    void aRunIsPlannedEachNightAndCoversWhatTheOneBeforeDidNot() {
        clock.stopAt(Instant.parse("2026-03-02T12:00:00Z"));
        var nights = new NightlySweep(runs, clock);

        assertThat(nights.sweep()).isEqualTo(1);
        assertThat(nights.sweep()).isZero();
        assertThat(nights.nextDue()).isEqualTo("2026-03-03T03:00:00Z");
        clock.moveForwardTo(Instant.parse("2026-03-06T03:00:00Z"));
        marketplace.time().settle();
        assertThat(nights.sweep()).isEqualTo(1);

        assertThat(runs.lastNight())
            .hasValueSatisfying(last -> assertThat(last).returns(Instant.parse("2026-03-01T12:00:00Z"), RunView::from)
                .returns(Instant.parse("2026-03-06T03:00:00Z"), RunView::until));
        marketplace.time().settle();
    }

    @Test
    void aSpanThatHasNotPassedIsRefused() {
        var refused = admin().post("/v1/reconciliations",
                Map.of("from", clock.instant(), "until", clock.instant().plusSeconds(1)));

        assertThat(refused.status()).isEqualTo(400);
    }

    private Api admin() {
        return marketplace.cast().admin().api();
    }

    private String request() {
        return reconciling().request();
    }

    private Api.Answer reconcile() {
        return reconciling().run();
    }

    private List<String> found() {
        return reconciling().found();
    }

    private String chargeOf(Booked booking) {
        return marketplace.taken(booking).getFirst().id();
    }

    private String sourceOfCharge() {
        return jdbc.sql("select source_id::text from ledger_entry where kind = 'CHARGE'").query(String.class).single();
    }

    private void tamper(String... statements) {
        reconciling().tamper(statements);
    }

    private Reconciling reconciling() {
        return new Reconciling(marketplace, jdbc, transactions);
    }

}
