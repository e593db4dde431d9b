package dev.cadence.ratings;

import java.util.Map;

import dev.cadence.accounts.Caller;
import dev.cadence.testing.Api;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.vetting.Tier;

import static org.assertj.core.api.Assertions.assertThat;

/// Bookings that are over, and what is said of them.
record RatingFixtures(Marketplace marketplace) {

    /// Its trial has just been cut short.
    Booked aBookingThatIsOver() {
        return aBookingThatIsOver(marketplace.anEngineer(Tier.MID));
    }

    Booked aBookingThatIsOver(Member<Caller.Engineer> engineer) {
        var booking = marketplace.accepted(marketplace.aRequest(marketplace.aFounderWithCard(), engineer));
        var answer = booking.founder().api().put(booking.path() + "/cancellation", Map.of("immediately", true));
        assertThat(answer.at("/stage")).isEqualTo("ENDED");
        return booking;
    }

    static Api.Answer rateEngineer(Booked booking, int stars, String comment) {
        return booking.founder()
            .api()
            .put(booking.path() + "/ratings/engineer", Map.of("stars", stars, "comment", comment));
    }

    static Api.Answer rateCompany(Booked booking, int stars, String comment) {
        return booking.engineer()
            .api()
            .put(booking.path() + "/ratings/company", Map.of("stars", stars, "comment", comment));
    }

    static Api.Answer rateDay(Booked booking, String day, int stars) {
        return booking.founder().api().put("%s/days/%s/rating".formatted(booking.path(), day), Map.of("stars", stars));
    }

    static Api.Answer asFounder(Booked booking) {
        return booking.founder().api().get(booking.path() + "/ratings");
    }

    static Api.Answer asEngineer(Booked booking) {
        return booking.engineer().api().get(booking.path() + "/ratings");
    }

    /// What the world reads of an engineer, such as `4.33 of 3`.
    String standing(Member<Caller.Engineer> engineer) {
        var answer = marketplace.cast()
            .founder()
            .api()
            .get("/v1/engineers/%s/rating".formatted(engineer.caller().engineer().value()));
        assertThat(answer.status()).isEqualTo(200);
        return "%s of %s".formatted(answer.at("/mean"), answer.at("/count"));
    }

}
