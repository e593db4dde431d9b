package dev.cadence.ratings;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.accounts.Caller;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.cadence.ratings.RatingFixtures.asEngineer;
import static dev.cadence.ratings.RatingFixtures.asFounder;
import static dev.cadence.ratings.RatingFixtures.rateCompany;
import static dev.cadence.ratings.RatingFixtures.rateDay;
import static dev.cadence.ratings.RatingFixtures.rateEngineer;
import static org.assertj.core.api.Assertions.assertThat;

/// Two sides of a booking rate each other. Time begins on 2 March 2026, at noon.
@CadenceTest
record RatingStoryTests(Api api, Marketplace marketplace, Standings standings) {

    private static final Duration A_WEEK = Duration.ofDays(7);

    @Test
    void neitherSideSeesWhatTheOtherSaidBeforeBothHaveSpoken() {
        var booking = fixtures().aBookingThatIsOver();

        var first = rateEngineer(booking, 4, "Quick, and tests first.");

        assertThat(first.at("/ofEngineer/stars")).isEqualTo("4");
        assertThat(first.at("/ofEngineer/comment")).isEqualTo("Quick, and tests first.");
        assertThat(first.at("/openUntil")).isEqualTo("2026-03-09T12:00:00Z");
        assertThat(asEngineer(booking).body().propertyNames()).containsExactlyInAnyOrder("bookingId", "openUntil");

        var second = rateCompany(booking, 5, "Clear tickets.");

        assertThat(second.at("/ofEngineer/stars")).isEqualTo("4");
        assertThat(second.at("/ofCompany/stars")).isEqualTo("5");
        assertThat(second.at("/revealedAt")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(second.text()).doesNotContain("openUntil");
        assertThat(asFounder(booking).at("/ofCompany/comment")).isEqualTo("Clear tickets.");
        assertThat(asEngineer(booking).at("/ofEngineer/comment")).isEqualTo("Quick, and tests first.");
    }

    @Test
    void aWeekAfterTheEndWhatOneSideSaidIsShown() {
        var booking = fixtures().aBookingThatIsOver();
        rateCompany(booking, 2, "Nobody answered.");

        marketplace.time().advance(A_WEEK.minusNanos(1_000));
        assertThat(asFounder(booking).text()).doesNotContain("ofCompany");

        marketplace.time().advance(Duration.ofNanos(1_000));
        assertThat(asFounder(booking).at("/ofCompany/comment")).isEqualTo("Nobody answered.");
        assertThat(asFounder(booking).at("/revealedAt")).isEqualTo("2026-03-09T12:00:00Z");
        assertThat(rateEngineer(booking, 1, "Nor did you.").problem()).isEqualTo("rating-closed");
        assertThat(standings.of(List.of(booking.engineer().caller().engineer()))).isEmpty();
        marketplace.assertAllIsWell();
    }

    @Test
    void evenWithASlowSweepNobodyAnswersARatingAfterItsTime() {
        var booking = fixtures().aBookingThatIsOver();
        rateCompany(booking, 2, "Nobody answered.");

        marketplace.outageOf(A_WEEK);

        assertThat(rateEngineer(booking, 1, "Nor did you.").problem()).isEqualTo("rating-closed");
    }

    @Test
    void aRatingChangesUntilItIsShownAndIsThenOnlyRepeated() {
        var booking = fixtures().aBookingThatIsOver();
        rateEngineer(booking, 1, "Late.");
        rateEngineer(booking, 3, "Late, but well done.");
        rateCompany(booking, 5, "Fine.");

        assertThat(rateEngineer(booking, 5, "Late, but well done.").problem()).isEqualTo("rating-closed");
        assertThat(rateCompany(booking, 1, "Fine.").problem()).isEqualTo("rating-closed");
        assertThat(rateCompany(booking, 5, "Fine.").status()).isEqualTo(200);
        assertThat(rateEngineer(booking, 3, "Late, but well done.").at("/ofEngineer/stars")).isEqualTo("3");
        assertThat(standing(booking)).isEqualTo(new Standings.Standing(3, 1));
    }

    @Test
    void aBookingIsRatedWhenItIsOverAndHadBegun() {
        var goesOn = marketplace.aTrial();
        var withdrawn = marketplace.aRequest();
        withdrawn.founder().api().put(withdrawn.path() + "/withdrawal");

        assertThat(rateEngineer(goesOn, 5, "So far so good.").problem()).isEqualTo("booking-not-ended");
        assertThat(rateCompany(goesOn, 5, "So far so good.").problem()).isEqualTo("booking-not-ended");
        assertThat(rateEngineer(withdrawn, 1, "No answer.").problem()).isEqualTo("nothing-to-rate");
        assertThat(rateDay(withdrawn, "2026-03-02", 1).problem()).isEqualTo("nothing-to-rate");
        marketplace.time().settle();
        assertThat(marketplace.count("booking_rating")).isZero();
        assertThat(asFounder(goesOn).text()).isEqualTo("{\"bookingId\":\"%s\"}".formatted(goesOn.id()));
        assertThat(asFounder(withdrawn).text()).isEqualTo("{\"bookingId\":\"%s\"}".formatted(withdrawn.id()));
    }

    @Test
    void aBookingThatCouldBeRatedSaysUntilWhenBeforeAndAfterTheNewsOfItsEndArrives() {
        var booking = fixtures().aBookingThatIsOver();
        var until = "2026-03-09T12:00:00Z";

        assertThat(asFounder(booking).at("/openUntil")).isEqualTo(until);
        marketplace.time().settle();
        assertThat(asFounder(booking).at("/openUntil")).isEqualTo(until);
    }

    @Test
    void strangersFindNothingAndAMemberRatesForTheCompany() {
        var booking = fixtures().aBookingThatIsOver();
        var cast = marketplace.cast();
        var opinion = Map.of("stars", 3);
        var rating = booking.path() + "/ratings";

        assertThat(cast.founder().api().put(rating + "/engineer", opinion).problem()).isEqualTo("booking-not-found");
        assertThat(cast.engineer().api().put(rating + "/company", opinion).problem()).isEqualTo("booking-not-found");
        assertThat(cast.founder().api().get(rating).problem()).isEqualTo("booking-not-found");
        assertThat(cast.engineer().api().get(rating).problem()).isEqualTo("booking-not-found");
        assertThat(cast.founder().api().get(booking.path() + "/day-ratings").problem()).isEqualTo("booking-not-found");
        assertThat(cast.founder().api().put(booking.path() + "/days/2026-03-02/rating", Map.of("stars", 1)).problem())
            .isEqualTo("booking-not-found");
        assertThat(booking.engineer().api().put(rating + "/engineer", opinion).status()).isEqualTo(403);
        assertThat(booking.founder().api().put(rating + "/company", opinion).status()).isEqualTo(403);
        assertThat(cast.admin().api().put(rating + "/engineer", opinion).status()).isEqualTo(403);

        var member = cast.member(booking.founder().caller().company());
        assertThat(member.api().put(rating + "/engineer", opinion).at("/ofEngineer/stars")).isEqualTo("3");
        assertThat(asFounder(booking).at("/ofEngineer/stars")).isEqualTo("3");
    }

    @Test
    void adminsSeeWhatIsHidden() {
        var booking = fixtures().aBookingThatIsOver();
        rateCompany(booking, 1, "Rude.");

        var seen = marketplace.cast().admin().api().get(booking.path() + "/ratings");

        assertThat(seen.at("/ofCompany/comment")).isEqualTo("Rude.");
        assertThat(seen.at("/openUntil")).isEqualTo("2026-03-09T12:00:00Z");
    }

    /// A company reads its own part of the audit trail.
    @Test
    void theAuditTrailTellsTheCompanyNothingOfTheEngineersSide() {
        var booking = fixtures().aBookingThatIsOver();
        rateEngineer(booking, 4, "Quick.");
        rateCompany(booking, 1, "Rude.");
        rateEngineer(booking, 4, "Quick.");
        var entries = "/v1/audit-entries?subject=booking_rating&subjectId=" + booking.id();

        var theirs = booking.founder().api().get(entries);
        var all = marketplace.cast().admin().api().get(entries);

        assertThat(theirs.body().at("/items")).isNotEmpty();
        assertThat(theirs.text()).contains("by_company_stars").doesNotContain("by_engineer", "Rude", "revealed_at");
        assertThat(all.text()).contains("by_engineer_stars", "revealed_at").doesNotContain("Rude", "Quick");
    }

    @Test
    void theWorldReadsAMeanOnceThreeBookingsCount() {
        var engineer = marketplace.anEngineer(Tier.MID);
        for (var stars : List.of(5, 4)) {
            rateBoth(engineer, stars);
        }
        assertThat(fixtures().standing(engineer)).isEqualTo(" of ");

        rateBoth(engineer, 4);

        assertThat(fixtures().standing(engineer)).isEqualTo("4.33 of 3");
        assertThat(standings.of(List.of(engineer.caller().engineer())))
            .containsExactly(Map.entry(engineer.caller().engineer(), new Standings.Standing(13, 3)));
        assertThat(api.get("/v1/engineers/%s/rating".formatted(engineer.caller().engineer().value())).text()).isEqualTo(
                "{\"engineerId\":\"%s\",\"mean\":4.33,\"count\":3}".formatted(engineer.caller().engineer().value()));
        marketplace.assertAllIsWell();
    }

    private void rateBoth(Member<Caller.Engineer> engineer, int stars) {
        var booking = fixtures().aBookingThatIsOver(engineer);
        rateEngineer(booking, stars, "As said.");
        rateCompany(booking, 5, "As said.");
    }

    @Test
    void whoCannotBeSeenHasNoRating() {
        var unknown = marketplace.cast().engineer().caller().engineer().value();

        assertThat(api.get("/v1/engineers/%s/rating".formatted(unknown)).problem()).isEqualTo("engineer-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"stars\":0}", "{\"stars\":6}", "{\"stars\":-1}", "{\"stars\":3.5}", "{}",
            "{\"stars\":null}", "{\"stars\":2147483648}", "{\"stars\":5,\"comment\":\"\"}",
            "{\"stars\":5,\"comment\":\"a\\u0000b\"}", "{\"stars\":5,\"comment\":\"\\ud800\"}",
            "{\"stars\":5,\"by\":\"somebody else\"}" })
    void whatIsNoRatingIsRefused(String body) {
        var booking = fixtures().aBookingThatIsOver();

        assertThat(booking.founder().api().send("PUT", booking.path() + "/ratings/engineer", body).status())
            .isEqualTo(400);
        assertThat(rateEngineer(booking, 5, "x".repeat(1_001)).status()).isEqualTo(400);
        assertThat(asFounder(booking).text()).doesNotContain("stars");
    }

    @Test
    void theLongestCommentIsKeptToTheLetter() {
        var booking = fixtures().aBookingThatIsOver();
        var comment = "<script>alert('é\uD83D\uDE00')</script>\n".repeat(24);

        assertThat(rateEngineer(booking, 5, comment).at("/ofEngineer/comment")).isEqualTo(comment);
    }

    private Standings.Standing standing(Marketplace.Booked booking) {
        return standings.of(List.of(booking.engineer().caller().engineer())).values().iterator().next();
    }

    private RatingFixtures fixtures() {
        return new RatingFixtures(marketplace);
    }

}
