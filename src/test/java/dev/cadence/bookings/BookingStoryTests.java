package dev.cadence.bookings;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.cadence.vetting.Tier;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import static dev.cadence.testing.Marketplace.TRIAL;
import static dev.cadence.testing.Marketplace.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

/// How bookings come to nothing, or to an early end, as both sides and Stripe see it.
@CadenceTest
record BookingStoryTests(Marketplace marketplace) {

    @Test
    void aDeclinedRequestSetsTheEngineerFree() {
        var booking = marketplace.aRequest();

        assertThat(booking.engineer().api().put(booking.path() + "/decline").at("/stage")).isEqualTo("DECLINED");
        assertThatTheEngineerIsFree(booking);
        marketplace.assertAllIsWell();
    }

    @Test
    void aWithdrawnRequestSetsTheEngineerFree() {
        var booking = marketplace.aRequest();

        assertThat(booking.founder().api().put(booking.path() + "/withdrawal").at("/stage")).isEqualTo("WITHDRAWN");
        assertThatTheEngineerIsFree(booking);
    }

    @Test
    void aRequestThatNobodyAnswersExpiresAfterTwelveHours() {
        var booking = marketplace.aRequest();

        marketplace.time().advance(Duration.ofHours(12).minusNanos(1_000));
        assertThat(booking.stage()).isEqualTo("REQUESTED");
        marketplace.time().advance(Duration.ofNanos(1_000));

        assertThat(booking.stage()).isEqualTo("EXPIRED");
        assertThat(booking.engineer().api().put(booking.path() + "/acceptance").problem()).isEqualTo("wrong-stage");
        assertThatTheEngineerIsFree(booking);
    }

    @Test
    void aTrialThatIsCancelledCostsNothingAndPaysTheEngineer() {
        var booking = marketplace.aTrial();

        marketplace.time().advance(TRIAL.minusNanos(1_000));
        assertThat(booking.cancel().at("/stage")).isEqualTo("ENDED");
        marketplace.time().advance(WEEK.multipliedBy(2));

        assertThat(marketplace.stripe().charges()).isEmpty();
        assertThat(booking.charges()).isEmpty();
        assertThat(booking.earnings()).containsExactly("TRIAL  34286");
        assertThatTheEngineerIsFree(booking);
        marketplace.assertAllIsWell();
    }

    @Test
    void aTrialThatIsCancelledTheInstantItsTimeIsUpCostsAWeek() {
        var booking = marketplace.aTrial();

        marketplace.time().advance(TRIAL);
        assertThat(booking.cancel().at("/stage")).isEqualTo("ACTIVE");
        marketplace.time().advance(WEEK.multipliedBy(2));

        assertThat(booking.stage()).isEqualTo("ENDED");
        assertThat(booking.charges()).containsExactly("0 PAID");
    }

    @Test
    void aFounderMayStopAtOnceAndTheEngineerKeepsTheWeek() {
        var booking = marketplace.anActiveBooking();

        marketplace.time().advance(Duration.ofHours(30));
        var ended = booking.founder().api().put(booking.path() + "/cancellation", Map.of("immediately", true));
        marketplace.time().advance(WEEK);

        assertThat(ended.at("/stage")).isEqualTo("ENDED");
        assertThat(booking.charges()).containsExactly("0 PAID");
        assertThat(booking.earnings()).containsExactly("WEEK 0 120000", "TRIAL  34286");
        marketplace.assertAllIsWell();
    }

    @Test
    void aCancellationTakenBackInTimeLetsTheWeeksGoOn() {
        var booking = marketplace.anActiveBooking();

        booking.cancel();
        assertThat(booking.founder().api().delete(booking.path() + "/cancellation").status()).isEqualTo(200);
        marketplace.time().advance(WEEK);

        assertThat(booking.charges()).containsExactly("0 PAID", "1 PAID");
    }

    @Test
    void anEngineerBookedAgainByTheSameCompanyStartsWithAPaidWeek() {
        var first = marketplace.aTrial();
        first.cancel();

        var second = marketplace.accepted(marketplace.aRequest(first.founder(), first.engineer()));

        assertThat(second.read().body().has("trialEndsAt")).isFalse();
        assertThat(second.stage()).isEqualTo("ACTIVE");
        assertThat(second.charges()).containsExactly("0 PAID");
        assertThat(second.earnings()).containsExactly("WEEK 0 120000");
        marketplace.assertAllIsWell();
    }

    @Test
    void anotherCompanyWithTheSameCardHasNoSecondTrialOfTheSameEngineer() {
        var first = marketplace.aTrial();
        first.cancel();

        var sameCard = marketplace.accepted(marketplace.aRequest(marketplace.aFounderWithCard(), first.engineer()));
        assertThat(sameCard.stage()).isEqualTo("ACTIVE");
        sameCard.founder().api().put(sameCard.path() + "/cancellation", Map.of("immediately", true));

        var otherCard = marketplace.aFounderWithCard("pm_card_mastercard");
        assertThat(marketplace.accepted(marketplace.aRequest(otherCard, first.engineer())).stage()).isEqualTo("TRIAL");
    }

    @Test
    void aBookingKeepsToTheStartThatWasAgreed() {
        var founder = marketplace.aFounderWithCard();
        var engineer = marketplace.anEngineer(Tier.JUNIOR);
        var start = marketplace.now().plus(Duration.ofDays(5));
        var answer = founder.api()
            .post("/v1/bookings",
                    Map.of("engineerId", engineer.caller().engineer().value(), "startAt", start.toString()));
        var booking = marketplace.accepted(new Marketplace.Booked(answer.at("/id"), founder, engineer));

        assertThat(booking.stage()).isEqualTo("SCHEDULED");
        marketplace.time().travelTo(start);
        assertThat(booking.stage()).isEqualTo("TRIAL");
        assertThat(booking.earnings()).containsExactly("TRIAL  11429");
    }

    @Test
    void thePrivateReasonIsForTheFoundersEyesOnly() {
        var booking = marketplace.anActiveBooking();

        booking.founder()
            .api()
            .put(booking.path() + "/cancellation", Map.of("immediately", false, "privateReason", "ran out of money"));

        assertThat(booking.read().at("/privateReason")).isEqualTo("ran out of money");
        assertThat(booking.engineer().api().get(booking.path()).text()).doesNotContain("ran out of money");
        assertThat(booking.engineer().api().get("/v1/bookings").text()).doesNotContain("ran out of money");
    }

    @Test
    void someoneElsesBookingIsNotFound() {
        var booking = marketplace.aRequest();
        var otherFounder = marketplace.cast().founder().api();
        var otherEngineer = marketplace.anEngineer(Tier.MID).api();

        assertThat(List.of(otherFounder.get(booking.path()), otherFounder.put(booking.path() + "/withdrawal"),
                otherFounder.put(booking.path() + "/cancellation", Map.of("immediately", true)),
                otherFounder.get(booking.path() + "/charges"), otherFounder.delete(booking.path() + "/cancellation"),
                otherEngineer.get(booking.path()), otherEngineer.put(booking.path() + "/acceptance"),
                otherEngineer.put(booking.path() + "/decline")))
            .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("booking-not-found"))
            .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(404));
        assertThat(booking.stage()).isEqualTo("REQUESTED");
    }

    @Test
    void eachSideDoesOnlyItsOwnPart() {
        var booking = marketplace.aRequest();

        assertThat(booking.founder().api().put(booking.path() + "/acceptance").status()).isEqualTo(403);
        assertThat(booking.engineer().api().put(booking.path() + "/withdrawal").status()).isEqualTo(403);
        assertThat(booking.engineer().api().get(booking.path() + "/charges").status()).isEqualTo(403);
        assertThat(marketplace.cast().admin().api().get(booking.path()).status()).isEqualTo(200);
    }

    @Test
    void bookingsAreListedNewestFirstPageByPageAndByStage() {
        var founder = marketplace.aFounderWithCard();
        var made = List.of(Tier.JUNIOR, Tier.MID, Tier.SENIOR, Tier.LEAD)
            .stream()
            .map(tier -> marketplace.aRequest(founder, marketplace.anEngineer(tier)).id())
            .toList();
        founder.api().put("/v1/bookings/%s/withdrawal".formatted(made.getFirst()));

        var first = founder.api().get("/v1/bookings?limit=3");
        var second = founder.api().get("/v1/bookings?limit=3&cursor=" + first.at("/next"));

        assertThat(idsOf(first)).containsExactly(made.get(3), made.get(2), made.get(1));
        assertThat(idsOf(second)).containsExactly(made.getFirst());
        assertThat(second.body().has("next")).isFalse();
        assertThat(idsOf(founder.api().get("/v1/bookings?stage=WITHDRAWN,ENDED"))).containsExactly(made.getFirst());
    }

    private static List<String> idsOf(dev.cadence.testing.Api.Answer page) {
        return page.body().at("/items").valueStream().map(item -> item.at("/id").asString()).toList();
    }

    private void assertThatTheEngineerIsFree(Marketplace.Booked booking) {
        var other = marketplace.aRequest(marketplace.aFounderWithCard(), booking.engineer());

        assertThat(other.stage()).isEqualTo("REQUESTED");
    }

}
