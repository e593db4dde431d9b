package dev.cadence.operations;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MoneyBack;
import dev.cadence.testing.Payday;
import dev.cadence.testing.Vetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// What waits for an admin.
@CadenceTest
record WorkListTests(Marketplace marketplace, Vetting vetting, JdbcClient jdbc, TransactionTemplate transaction) {

    private static final Map<String, Object> DEAD = Map.of("url", "http://127.0.0.1:1/", "description", "", "types",
            List.of());

    @Test
    void whereNothingWaitsEveryListIsEmpty() {
        var counts = admin().get("/v1/work-lists");

        assertThat(counts.body().at("/lists").valueStream().map(one -> one.at("/list").asString()))
            .containsExactlyElementsOf(Arrays.stream(WorkList.values()).map(Enum::name).toList());
        for (var list : WorkList.values()) {
            assertThat(waiting(list)).as(list.name()).isZero();
            assertThat(page(list, "").text()).isEqualTo("{\"items\":[]}");
        }
        assertThat(counts.text()).doesNotContain("oldestSince");
    }

    @Test
    void aBookingThatIsPastDueWaitsUntilItIsPaidOrOver() {
        var booking = marketplace.aPastDueBooking();

        var item = page(WorkList.PAST_DUE_BOOKINGS, "");

        assertThat(waiting(WorkList.PAST_DUE_BOOKINGS)).isOne();
        assertThat(item.at("/items/0/bookingId")).isEqualTo(booking.id());
        assertThat(item.at("/items/0/since")).isEqualTo(marketplace.now().toString());
        assertThat(item.at("/items/0/dueAt")).isEqualTo(marketplace.now().plus(Duration.ofHours(72)).toString());
        assertThat(item.at("/items/0/amount/amount")).isEqualTo("150000");
        assertThat(item.at("/items/0/detail")).isEqualTo("insufficient_funds");
        assertThat(admin().get(item.at("/items/0/href")).status()).isEqualTo(200);
        marketplace.time().advance(Duration.ofHours(72));
        assertThat(booking.stage()).isEqualTo("ENDED");
        assertThat(waiting(WorkList.PAST_DUE_BOOKINGS)).isZero();
    }

    @Test
    void aDecisionWaitsFromTheInstantItIsOverdue() {
        var interview = vetting.graded(vetting.aHeldInterview(), 70);
        vetting.time().advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(waiting(WorkList.OVERDUE_DECISIONS)).isZero();
        vetting.time().advance(Duration.ofSeconds(1));

        var item = page(WorkList.OVERDUE_DECISIONS, "");

        assertThat(item.at("/items/0/id")).isEqualTo(interview.applicant().id());
        assertThat(admin().get(item.at("/items/0/href")).status()).isEqualTo(200);
        vetting.approved(interview, "MID");
        assertThat(waiting(WorkList.OVERDUE_DECISIONS)).isZero();
    }

    @Test
    void aDisputeWaitsUntilTheBankHasDecided() {
        var booking = marketplace.anActiveBooking();
        var dispute = marketplace.stripe().disputes().open(new MoneyBack(marketplace).chargeRef(booking));
        marketplace.time().settle();

        var item = page(WorkList.OPEN_DISPUTES, "");

        assertThat(waiting(WorkList.OPEN_DISPUTES)).isOne();
        assertThat(item.at("/items/0/bookingId")).isEqualTo(booking.id());
        assertThat(admin().get(item.at("/items/0/href")).status()).isEqualTo(200);
        marketplace.stripe().disputes().lose(dispute);
        marketplace.time().settle();
        assertThat(waiting(WorkList.OPEN_DISPUTES)).isZero();
    }

    @Test
    void aPayoutWaitsAsLongAsTheEngineerHasNoAccount() {
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        marketplace.time().advance(Marketplace.WEEK.plus(Payday.HOLD));

        var items = page(WorkList.BLOCKED_PAYOUTS, "");

        assertThat(waiting(WorkList.BLOCKED_PAYOUTS)).isEqualTo(2);
        assertThat(items.at("/items/0/amount/amount")).as("the trial waits longer").isEqualTo("34286");
        assertThat(items.at("/items/1/amount/amount")).isEqualTo("120000");
        assertThat(items.at("/items/1/engineerId"))
            .isEqualTo(booking.engineer().caller().engineer().value().toString());
        assertThat(admin().get(items.at("/items/0/href")).status()).isEqualTo(200);
    }

    @Test
    void anEndpointThatTakesNothingWaitsUntilItIsGivenUpAndThenForItsOwner() {
        var founder = marketplace.cast().founder();
        var id = founder.api().post("/v1/webhook-endpoints", DEAD).at("/endpoint/id");
        var since = marketplace.now().toString();
        founder.api().post("/v1/webhook-endpoints/%s/pings".formatted(id), Map.of());
        marketplace.time().settle();

        assertWaits(WorkList.WEBHOOKS_FAILING, id, since, "HttpHostConnectException");
        assertThat(page(WorkList.WEBHOOKS_FAILING, "").at("/items/0/companyId"))
            .isEqualTo(founder.caller().company().value().toString());
        assertThat(waiting(WorkList.WEBHOOKS_GIVEN_UP)).isZero();
        marketplace.time().advance(Duration.ofDays(4));

        assertThat(waiting(WorkList.WEBHOOKS_FAILING)).isZero();
        assertWaits(WorkList.WEBHOOKS_GIVEN_UP, id, since, "FAILING HttpHostConnectException");
        founder.api().put("/v1/webhook-endpoints/" + id, dead(false));
        assertThat(waiting(WorkList.WEBHOOKS_GIVEN_UP)).as("it is not off by its owner's will").isOne();
        founder.api().put("/v1/webhook-endpoints/" + id, dead(true));
        assertThat(waiting(WorkList.WEBHOOKS_GIVEN_UP)).isZero();
    }

    @Test
    void anEndpointThatItsOwnerTurnedOffWaitsForNobody() {
        var founder = marketplace.cast().founder();
        var id = founder.api().post("/v1/webhook-endpoints", DEAD).at("/endpoint/id");
        founder.api().post("/v1/webhook-endpoints/%s/pings".formatted(id), Map.of());
        marketplace.time().settle();
        founder.api().put("/v1/webhook-endpoints/" + id, dead(false));

        assertThat(waiting(WorkList.WEBHOOKS_FAILING)).isZero();
        assertThat(waiting(WorkList.WEBHOOKS_GIVEN_UP)).isZero();
    }

    @Test
    void whatWasGivenUpOrFoundWaitsToo() {
        deadNotice("evt_1");
        var run = UUID.randomUUID();
        transaction.executeWithoutResult(begun -> {
            jdbc.sql(
                    """
                            insert into reconciliation_run (id, covers_from, covers_until, stage, attempts, planned_at, finished_at,
                                objects, balance_changes, found)
                            values (?, now() - interval '1 day', now(), 'DONE', 1, now(), now(), 1, 1, 1)""")
                .param(run)
                .update();
            jdbc.sql("""
                    insert into reconciliation_difference (id, problem, reference, first_run_id, last_run_id, found_at)
                    values (?, 'MISSING_HERE', 'pi_1', ?, ?, now())""").params(UUID.randomUUID(), run, run).update();
        });

        assertThat(page(WorkList.DEAD_NOTICES, "").at("/items/0/id")).isEqualTo("evt_1");
        assertThat(page(WorkList.RECONCILIATION_DIFFERENCES, "").at("/items/0/detail")).isEqualTo("MISSING_HERE pi_1");
        for (var list : List.of(WorkList.DEAD_NOTICES, WorkList.RECONCILIATION_DIFFERENCES)) {
            assertThat(waiting(list)).isOne();
            assertThat(admin().get(page(list, "").at("/items/0/href")).status()).isEqualTo(200);
        }
    }

    @Test
    void aListIsReadPageByPageAlsoWhereAllHaveWaitedEquallyLong() {
        for (var number = 1; number <= 5; number++) {
            deadNotice("evt_" + number);
        }
        var seen = new ArrayList<String>();
        var query = "?limit=2";
        while (!query.isEmpty()) {
            var page = page(WorkList.DEAD_NOTICES, query);
            page.body().at("/items").valueStream().forEach(item -> seen.add(item.at("/id").asString()));
            query = page.at("/next").isEmpty() ? "" : "?limit=2&cursor=" + page.at("/next");
        }

        assertThat(seen).containsExactlyInAnyOrder("evt_1", "evt_2", "evt_3", "evt_4", "evt_5");
        assertThat(page(WorkList.DEAD_NOTICES, "?cursor=x").problem()).isEqualTo("invalid-cursor");
        assertThat(admin().get("/v1/work-lists/NONE").status()).isEqualTo(400);
    }

    /// What the planner would do with many rows, made to show by forbidding it to read a
    /// small table whole.
    @ParameterizedTest
    @EnumSource
    void everyListIsReadThroughAnIndexInItsOrder(WorkList list) {
        var plan = Plans.of(list.page()
            .replace(":now", "now()")
            .replace(":at", "now() - interval '1 day'")
            .replace(":key", "gen_random_uuid()")
            .replace(":limit", "21"), jdbc, transaction);

        assertThat(plan).as(list.name()).doesNotContain("Seq Scan").doesNotContain("Sort");
    }

    private static Map<String, Object> dead(boolean enabled) {
        var endpoint = new HashMap<>(DEAD);
        endpoint.put("enabled", enabled);
        return endpoint;
    }

    private void assertWaits(WorkList list, String id, String since, String detail) {
        var item = page(list, "");
        assertThat(waiting(list)).isOne();
        assertThat(item.at("/items/0/id")).isEqualTo(id);
        assertThat(item.at("/items/0/since")).isEqualTo(since);
        assertThat(item.at("/items/0/detail")).isEqualTo(detail);
        assertThat(item.text()).doesNotContain("127.0.0.1");
        assertThat(admin().get(item.at("/items/0/href")).status()).isEqualTo(200);
    }

    private void deadNotice(String id) {
        jdbc.sql("""
                insert into stripe_event (event_ref, type, object_ref, payload, stage, attempts, received_at)
                values (?, 'charge.updated', 'ch_1', '{}', 'DEAD', 20, ?)""")
            .params(id, marketplace.now().atOffset(ZoneOffset.UTC))
            .update();
    }

    private long waiting(WorkList list) {
        return admin().get("/v1/work-lists")
            .body()
            .at("/lists")
            .valueStream()
            .filter(one -> one.at("/list").asString().equals(list.name()))
            .findFirst()
            .orElseThrow()
            .at("/waiting")
            .asLong();
    }

    private Api.Answer page(WorkList list, String query) {
        return admin().get("/v1/work-lists/" + list + query);
    }

    private Api admin() {
        return marketplace.cast().admin().api();
    }

}
