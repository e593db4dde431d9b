package dev.cadence.notices;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.cadence.accounts.Caller;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What founders, engineers and admins read of what has happened.
@CadenceTest
record EventFeedTests(Api api, Marketplace marketplace, EventNumbering numbering, MutableClock clock) {

    @Test
    void bothSidesOfABookingReadItsLifeAndOnlyTheCompanyWhatItPaid() {
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        marketplace.time().settle();

        assertThat(types(booking.founder())).containsExactly("booking.requested", "booking.accepted",
                "booking.trial_started", "booking.week_began", "charge.paid", "booking.week_paid", "booking.cancelled");
        assertThat(types(booking.engineer())).containsExactly("engineer.approved", "booking.requested",
                "booking.accepted", "booking.trial_started", "booking.week_began", "booking.week_paid",
                "booking.cancelled");
        var paid = read(booking.founder(), "?types=charge.*").body().at("/items/0");
        assertThat(paid.at("/data").propertyNames()).containsExactlyInAnyOrder("bookingId", "chargeId", "week",
                "companyId");
        assertThat(paid.at("/data/bookingId").asString()).isEqualTo(booking.id());
        assertThat(paid.at("/occurredAt").asString()).isEqualTo("2026-03-04T12:00:00Z");
    }

    @Test
    void nobodyReadsWhatIsNotTheirsAndAdminsReadAll() {
        var booking = marketplace.aTrial();
        var cast = marketplace.cast();

        for (var stranger : List.of(cast.founder(), cast.unaffiliated(), cast.engineer())) {
            assertThat(types(stranger)).isEmpty();
            assertThat(stranger.api().get("/v1/events?types=booking.requested").at("/more")).isEqualTo("false");
        }
        assertThat(types(cast.member(booking.founder().caller().company()))).contains("booking.accepted");
        assertThat(types(cast.admin())).contains("engineer.approved", "booking.requested", "booking.accepted");
        assertThat(api.get("/v1/events").status()).isEqualTo(401);
    }

    @Test
    void noReasonOfAnybodysIsTold() {
        var booking = marketplace.aTrial();
        booking.founder()
            .api()
            .put(booking.path() + "/cancellation", Map.of("immediately", true, "privateReason", "Too slow for us"));
        var admin = marketplace.cast().admin();
        admin.api()
            .put("/v1/engineers/%s/suspension".formatted(booking.engineer().caller().engineer().value()),
                    Map.of("reason", "Rude to a founder"));
        booking.founder().api().put(booking.path() + "/ratings/engineer", Map.of("stars", 1, "comment", "Never again"));
        marketplace.time().settle();

        assertThat(types(booking.founder())).contains("booking.ended")
            .doesNotContain("engineer.suspended", "rating.revealed");
        assertThat(types(booking.engineer())).contains("booking.ended", "engineer.suspended")
            .doesNotContain("rating.revealed");
        for (var reader : List.of(booking.founder(), booking.engineer(), admin)) {
            assertThat(read(reader, "?limit=100").text()).doesNotContain("slow", "Rude", "Never", "stars", "reason");
        }

        marketplace.time().advance(Duration.ofDays(7));
        assertThat(types(booking.engineer())).contains("rating.revealed");
        assertThat(types(booking.founder())).contains("rating.revealed");
        assertThat(read(booking.engineer(), "?types=rating.revealed").text()).doesNotContain("stars", "\"1\"");
    }

    @Test
    void aDeclinedCardIsTheCompanysAndNotTheEngineersToKnow() {
        var booking = marketplace.aPastDueBooking();

        assertThat(types(booking.founder())).contains("charge.failed", "booking.past_due");
        assertThat(types(booking.engineer())).contains("booking.past_due").doesNotContain("charge.failed");
    }

    @Test
    void aReaderGoesOnWhereItStoppedAndMissesNothing() {
        var booking = marketplace.anActiveBooking();
        var whole = read(booking.founder(), "?limit=100").body().at("/items").findValuesAsString("id");

        var first = read(booking.founder(), "?limit=4");
        assertThat(first.at("/more")).isEqualTo("true");
        var second = read(booking.founder(), "?limit=4&cursor=" + first.at("/cursor"));
        assertThat(second.at("/more")).isEqualTo("false");
        var cursor = second.at("/cursor");
        assertThat(first.body().at("/items").findValuesAsString("id")).hasSize(4);
        assertThat(whole).startsWith(first.body().at("/items").findValuesAsString("id").toArray(String[]::new))
            .endsWith(second.body().at("/items").findValuesAsString("id").toArray(String[]::new));

        assertThat(read(booking.founder(), "?cursor=" + cursor).body().at("/items")).isEmpty();
        booking.cancel();
        marketplace.time().settle();
        assertThat(read(booking.founder(), "?cursor=" + cursor).at("/items/0/type")).isEqualTo("booking.cancelled");
    }

    @Test
    void nowBeginsWithWhatIsStillToHappen() {
        var booking = marketplace.aTrial();
        var now = read(booking.founder(), "?cursor=now");
        assertThat(now.body().at("/items")).isEmpty();

        booking.cancel();
        marketplace.time().settle();
        assertThat(read(booking.founder(), "?cursor=" + now.at("/cursor")).at("/items/0/type"))
            .isEqualTo("booking.cancelled");
    }

    @Test
    void aPlaceIsGoodForThirtyDaysAndThenGoneForGood() {
        var booking = marketplace.aTrial();
        var early = read(booking.founder(), "?limit=1").at("/cursor");
        var late = read(booking.founder(), "?limit=100").at("/cursor");

        clock.advance(EventNumbering.MEMORY);
        numbering.forgetOld();
        assertThat(read(booking.founder(), "?cursor=" + early).status()).isEqualTo(200);

        clock.advance(Duration.ofNanos(1_000));
        numbering.forgetOld();
        var gone = read(booking.founder(), "?cursor=" + early);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.problem()).isEqualTo("events-gone");
        assertThat(read(booking.founder(), "?cursor=" + late).status()).as("after which nothing was forgotten")
            .isEqualTo(200);
        assertThat(read(booking.founder(), "").body().at("/items")).isEmpty();

        booking.cancel();
        numbering.sweep();
        assertThat(read(booking.founder(), "?cursor=" + late).body().at("/items")).isNotEmpty();
    }

    @Test
    void whatIsNoCursorOrTypeIsRefused() {
        var founder = marketplace.cast().founder();
        var cursor = read(founder, "").at("/cursor");

        assertThat(read(founder, "?cursor=" + cursor.substring(1) + "A").problem()).isEqualTo("invalid-cursor");
        assertThat(read(founder, "?cursor=7").problem()).isEqualTo("invalid-cursor");
        assertThat(read(founder, "?cursor=").problem()).isEqualTo("invalid-cursor");
        assertThat(read(founder, "?types=booking").problem()).isEqualTo("invalid-request");
        assertThat(read(founder, "?types=.*").problem()).isEqualTo("invalid-request");
        assertThat(read(founder, "?types=BookingEvent.Accepted").problem()).isEqualTo("invalid-request");
        assertThat(read(founder, "?wait=PT31S").problem()).isEqualTo("invalid-request");
        assertThat(read(founder, "?wait=-PT1S").problem()).isEqualTo("invalid-request");
        assertThat(read(founder, "?wait=long").problem()).isEqualTo("invalid-request");
    }

    @Test
    void vettingAndMatchingAreToldToo() {
        var engineer = marketplace.anEngineer(Tier.MID);
        var founder = marketplace.cast().founder();
        var brief = founder.api()
            .post("/v1/briefs", Map.of("paragraph", "A shop in Java.", "required", List.of("Java")));
        founder.api().post("/v1/briefs/%s/shortlists".formatted(brief.at("/id")), Map.of());
        engineer.api().post("/v1/applications", Map.of());
        marketplace.time().settle();

        assertThat(types(founder)).containsExactly("brief.submitted", "shortlist.made");
        assertThat(read(founder, "?types=shortlist.made").at("/items/0/data/briefId")).isEqualTo(brief.at("/id"));
        assertThat(types(engineer)).containsExactly("engineer.approved");
    }

    private static Api.Answer read(Member<? extends Caller> reader, String query) {
        return reader.api().get("/v1/events" + query);
    }

    private static List<String> types(Member<? extends Caller> reader) {
        return read(reader, "?limit=100").body().at("/items").findValuesAsString("type");
    }

}
