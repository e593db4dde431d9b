package dev.cadence.advisor;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.bookings.BookingEvent;
import dev.cadence.bookings.BookingId;
import dev.cadence.bookings.EndReason;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.TimeMachine;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import static dev.cadence.advisor.Paragraphs.BOOK;
import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// What came of advice stands next to it.
@CadenceTest
record AdviceOutcomeTests(Marketplace marketplace, TimeMachine time, OutcomeListeners listeners) {

    @Test
    void nothingIsComparedWhereThereIsNothing() {
        var report = summary();

        assertThat(report.body().at("/groups")).hasSize(1);
        assertThat(report.at("/groups/0/briefs")).isEqualTo("0");
        assertThat(report.body().at("/groups/0").has("medianDifference")).isFalse();
        assertThat(admin().get("/v1/advice-outcomes").body().at("/items")).isEmpty();
    }

    @Test
    void aBriefIsFollowedFromShortlistToTheEndOfItsBooking() {
        var founder = marketplace.aFounderWithCard();
        var brief = brief(founder, Map.of());
        var tier = Tier.valueOf(brief.at("/tier"));
        var engineer = marketplace.anEngineer(tier);
        assertThat(outcome().has("shortlistedAt")).isFalse();

        var booking = choose(founder, engineer, brief.at("/id"));
        assertThat(outcome().at("/shortlistedAt").asString()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(outcome().at("/bookings/0/tier").asString()).isEqualTo(tier.name());
        assertThat(outcome().at("/bookings/0/bookingId").asString()).isEqualTo(booking);
        assertThat(outcome().at("/bookings/0").has("startedAt")).isFalse();
        engineer.api().put("/v1/bookings/%s/acceptance".formatted(booking));
        time.advance(TRIAL);
        time.advance(Duration.ofDays(7));
        assertThat(outcome().at("/bookings/0/weeksPaid").asInt()).isEqualTo(2);
        assertThat(summary().at("/groups/0/ended")).isEqualTo("0");
        founder.api().put("/v1/bookings/%s/cancellation".formatted(booking), Map.of("immediately", false));
        time.advance(Duration.ofDays(7));

        assertThat(outcome().at("/bookings/0/endedAt").asString()).isEqualTo("2026-03-18T12:00:00Z");
        var all = summary().body().at("/groups/0");
        assertThat(all.at("/started").asInt()).isEqualTo(1);
        assertThat(all.at("/tierAgreed").asInt()).isEqualTo(1);
        assertThat(all.at("/ended").asInt()).isEqualTo(1);
        assertThat(all.at("/medianWeeks").decimalValue()).isEqualByComparingTo("2");
        var until = brief.body().at("/weeks/to").asInt();
        var from = brief.body().at("/weeks/from").asInt();
        assertThat(all.at("/medianDifference").decimalValue().intValueExact())
            .isEqualTo(Math.max(0, 2 - until) - Math.max(0, from - 2));
        assertThat(summary().body().at("/groups")).hasSize(4);
        assertThat(summary().at("/groups/1/tier")).isEqualTo(tier.name());
    }

    @Test
    void aTierThatTheFounderPrefersIsNotTheOneThatWasAdvised() {
        var founder = marketplace.aFounderWithCard();
        var brief = brief(founder, Map.of("tier", "LEAD"));
        var engineer = marketplace.anEngineer(Tier.LEAD);
        var booking = choose(founder, engineer, brief.at("/id"));
        engineer.api().put("/v1/bookings/%s/acceptance".formatted(booking));
        time.settle();

        assertThat(brief.at("/tier")).isNotEqualTo("LEAD");
        assertThat(summary().at("/groups/0/started")).isEqualTo("1");
        assertThat(summary().at("/groups/0/tierAgreed")).isEqualTo("0");
    }

    @Test
    void newsThatComeTwiceOrTooLateChangeNothing() {
        var founder = marketplace.aFounderWithCard();
        var brief = brief(founder, Map.of());
        var engineer = marketplace.anEngineer(Tier.valueOf(brief.at("/tier")));
        var booking = new BookingId(UUID.fromString(choose(founder, engineer, brief.at("/id"))));
        founder.api().put("/v1/bookings/%s/withdrawal".formatted(booking.value()));
        time.settle();
        var before = outcome();
        assertThat(before.at("/bookings/0").has("endedAt")).isTrue();

        var parties = new BookingEvent.Parties(founder.caller().company(), engineer.caller().engineer());
        listeners.on(new BookingEvent.Lapsed(booking, parties, "WITHDRAWN", marketplace.now()));
        listeners.on(new BookingEvent.Ended(booking, parties, EndReason.CANCELLED, marketplace.now()));

        assertThat(outcome()).isEqualTo(before);
    }

    @Test
    void bookingsThatDidNotComeOfAdviceAreNotFollowed() {
        marketplace.anActiveBooking();

        assertThat(marketplace.count("advice_booking")).isZero();
    }

    @Test
    void outcomesAreListedPageByPageTheNewestFirst() {
        var first = brief(marketplace.cast().founder(), Map.of());
        var second = brief(marketplace.cast().founder(), Map.of());

        var page = admin().get("/v1/advice-outcomes?limit=1");

        assertThat(page.at("/items/0/advised/id")).isEqualTo(second.at("/id"));
        var next = admin().get("/v1/advice-outcomes?limit=1&cursor=" + page.at("/next"));
        assertThat(next.at("/items/0/advised/id")).isEqualTo(first.at("/id"));
        assertThat(next.body().has("next")).isFalse();
    }

    private Api.Answer brief(Member<Caller.Founder> founder, Map<String, Object> conditions) {
        var advice = founder.api().post("/v1/advice", Map.of("paragraph", BOOK));
        var brief = founder.api().put("/v1/advice/%s/brief".formatted(advice.at("/id")), conditions);
        assertThat(brief.status()).as(brief.text()).isEqualTo(200);
        return brief;
    }

    private String choose(Member<Caller.Founder> founder, Member<Caller.Engineer> engineer, String brief) {
        var shortlist = founder.api().post("/v1/briefs/%s/shortlists".formatted(brief), Map.of());
        var choice = founder.api()
            .post("/v1/shortlists/%s/bookings".formatted(shortlist.at("/id")),
                    Map.of("engineerId", engineer.caller().engineer().value()));
        assertThat(choice.status()).as(choice.text()).isEqualTo(201);
        time.settle();
        return choice.at("/bookingId");
    }

    private JsonNode outcome() {
        return admin().get("/v1/advice-outcomes").body().at("/items/0");
    }

    private Api.Answer summary() {
        return admin().get("/v1/advice-outcomes/summary");
    }

    private Api admin() {
        return marketplace.cast().admin().api();
    }

}
