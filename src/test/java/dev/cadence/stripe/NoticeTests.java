package dev.cadence.stripe;

import java.time.Duration;
import java.util.Map;

import dev.cadence.simulator.Fault;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// Notices that nobody could deal with.
@CadenceTest
record NoticeTests(Marketplace marketplace, JdbcClient jdbc) {

    private static final String LOOK = "/v1/setup_intents/*";

    @Test
    void aNoticeIsTriedForHalfADayThenGivenUpAndTakenUpAgainWhenAnAdminSaysSo() {
        var admin = marketplace.cast().admin().api();
        marketplace.stripe().faults().next(10_000, "GET", LOOK, Fault.Kind.DROP_BEFORE);
        var setup = marketplace.cast().founder().api().post("/v1/card-setups", Map.of());
        marketplace.finishInTheBrowser(setup.at("/clientSecret"), "pm_card_visa");
        marketplace.time().settle();
        assertThat(admin.get("/v1/stripe/notices?stage=RECEIVED").at("/items/0/attempts")).isEqualTo("1");
        assertThat(admin.get("/v1/stripe/notices").body().at("/items")).isEmpty();

        marketplace.time().advance(Duration.ofHours(12));

        var given = admin.get("/v1/stripe/notices");
        assertThat(given.body().at("/items")).hasSize(1);
        assertThat(given.at("/items/0/type")).isEqualTo("setup_intent.succeeded");
        assertThat(given.at("/items/0/stage")).isEqualTo("DEAD");
        assertThat(given.at("/items/0/attempts")).isEqualTo("20");
        assertThat(given.body().at("/items/0").has("dueAt")).isFalse();
        assertThat(marketplace.count("card")).isZero();

        marketplace.stripe().faults().clear();
        assertThat(admin.put(retryOf(given.at("/items/0/id"))).status()).isEqualTo(204);
        marketplace.time().settle();

        assertThat(admin.get("/v1/stripe/notices").body().at("/items")).isEmpty();
        assertThat(marketplace.count("card")).isEqualTo(1);
        assertThat(admin.put(retryOf(given.at("/items/0/id"))).problem()).isEqualTo("notice-not-given-up");
        assertThat(admin.put(retryOf("evt_unknown")).problem()).isEqualTo("notice-not-found");
    }

    @Test
    void givenUpNoticesComeInPages() {
        var admin = marketplace.cast().admin().api();
        jdbc.sql("""
                insert into stripe_event (event_ref, type, object_ref, payload, stage, attempts, received_at)
                select 'evt_' || n, 'charge.refunded', 'ch_' || n, '{}', 'DEAD', 20, ?::timestamptz
                from generate_series(1, 3) n""").param(marketplace.now().toString()).update();

        var first = admin.get("/v1/stripe/notices?limit=2");
        var second = admin.get("/v1/stripe/notices?limit=2&cursor=" + first.at("/next"));

        assertThat(first.body().at("/items")).extracting(notice -> notice.at("/id").asString())
            .containsExactly("evt_1", "evt_2");
        assertThat(second.body().at("/items")).extracting(notice -> notice.at("/objectId").asString())
            .containsExactly("ch_3");
        assertThat(second.body().has("next")).isFalse();
    }

    private static String retryOf(String notice) {
        return "/v1/stripe/notices/%s/retry".formatted(notice);
    }

}
