package dev.cadence.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.cadence.simulator.Fault;
import dev.cadence.simulator.ReceivedRequest;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MoneyBack;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// Stripe's notices do not arrive.
@CadenceTest
record CatchUpTests(Marketplace marketplace, CatchUp catchUp, WebhookInbox inbox, JdbcClient jdbc) {

    private static final String EVENTS = "/v1/events";

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void whatWasOnlyToldInNoticesThatWereLostForFourDaysIsCaughtUpWith() {
        var booking = marketplace.anActiveBooking();
        var money = new MoneyBack(marketplace);
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        var dispute = marketplace.stripe().disputes().open(money.chargeRef(booking));
        marketplace.time().advance(Duration.ofDays(4));
        assertThat(booking.stage()).isEqualTo("ACTIVE");

        readAll();

        assertThat(booking.stage()).isEqualTo("SUSPENDED");
        assertThat(lost()).isNotEmpty().allMatch(this::isDealtWith);

        marketplace.stripe().disputes().win(dispute);
        marketplace.time().advance(HOUR);
        readAll();

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(money.stages()).containsExactly("WON");
        assertThat(lost()).allMatch(this::isDealtWith);
        marketplace.assertAllIsWell();
    }

    @Test
    void anEventThatWasNeverGeneratedIsFoundByLooking() {
        var booking = marketplace.aTrial();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        marketplace.stripe().cards().linger(marketplace.cardOf(booking));
        marketplace.time().advance(TRIAL.plusHours(30));
        assertThat(marketplace.taken(booking)).isEmpty();

        marketplace.stripe().settle(marketplace.stripe().charges().getLast().paymentIntent());
        marketplace.time().advance(Duration.ofHours(1));

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(marketplace.count("stripe_event where type like 'payment_intent.%'")).isZero();
        marketplace.assertAllIsWell();
    }

    @Test
    void aListOfManyPagesIsReadToItsEndAndOnce() {
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        marketplace.foundersWithCards(80);

        readAll();

        assertThat(lost()).hasSizeBetween(201, 400).allMatch(this::isDealtWith);
        assertThat(marketplace.count("card")).isEqualTo(80);
        assertThat(readings()).hasSize((lost().size() + 99) / 100);

        marketplace.time().advance(HOUR);
        readAll();

        assertThat(marketplace.count("stripe_event")).as("the same ones are listed again").isEqualTo(lost().size());
        assertThat(jdbc.sql("select max(attempts) from stripe_event").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void aReadingThatBreaksOffGoesOnAfterThePageThatItHad() {
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        marketplace.foundersWithCards(40);
        marketplace.stripe().faults().next(1, "GET", EVENTS, Fault.Kind.DELAY_ANSWER);
        marketplace.stripe().faults().next(3, "GET", EVENTS, Fault.Kind.ERROR_BEFORE);

        readAll();
        assertThat(marketplace.count("stripe_event")).isEqualTo(100);
        readAll();
        assertThat(readings()).as("nobody else reads until its time is up").hasSize(4);

        marketplace.time().advance(Duration.ofMinutes(5));
        readAll();

        assertThat(lost()).hasSizeGreaterThan(100).allMatch(this::isDealtWith);
        assertThat(readings().getLast().form()).containsKey("starting_after").isEqualTo(readings().get(3).form());
    }

    @Test
    void nothingIsReadWhileStripeRefusesTheKeyNorMoreOftenThanHourly() {
        readAll();
        marketplace.time().advance(Duration.ofMinutes(59));
        readAll();
        assertThat(readings()).hasSize(1);

        marketplace.stripe().revokeKeys();
        marketplace.cast().founder().api().post("/v1/card-setups", Map.of());
        marketplace.time().advance(Duration.ofMinutes(1));
        var probes = readings().size();
        readAll();
        assertThat(readings()).hasSize(probes);
    }

    @Test
    void whatWasDealtWithIsForgottenAfterFortyDays() {
        seed("done", 2_500, "DONE", "41 days");
        seed("ignored", 10, "IGNORED", "41 days");
        seed("dead", 10, "DEAD", "41 days");
        seed("recent", 10, "DONE", "39 days");

        inbox.forgetOldOnes();

        assertThat(jdbc.sql("select distinct split_part(event_ref, '_', 2) from stripe_event order by 1")
            .query(String.class)
            .list()).containsExactly("dead", "recent");
        assertThat(marketplace.count("stripe_event")).isEqualTo(20);
    }

    private void readAll() {
        catchUp.readDuePages();
        marketplace.time().settle();
    }

    private List<ReceivedRequest> readings() {
        return marketplace.stripe().requests().stream().filter(request -> request.path().equals(EVENTS)).toList();
    }

    private List<String> lost() {
        return marketplace.stripe()
            .events()
            .stream()
            .filter(event -> !event.delivered())
            .map(event -> event.id())
            .toList();
    }

    private boolean isDealtWith(String event) {
        return inbox.stage(event).filter(stage -> stage.name().matches("DONE|IGNORED")).isPresent();
    }

    private void seed(String name, int number, String stage, String age) {
        jdbc.sql("""
                insert into stripe_event (event_ref, type, object_ref, payload, stage, attempts, received_at)
                select 'evt_' || ? || '_' || n, 'charge.succeeded', 'ch_1', '{}', ?, 1, ?::timestamptz - ?::interval
                from generate_series(1, ?) n""")
            .params(name, stage, marketplace.now().toString(), age, number)
            .update();
    }

}
