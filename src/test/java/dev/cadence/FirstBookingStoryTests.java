package dev.cadence;

import java.time.Duration;
import java.util.Map;

import dev.cadence.vetting.Tier;
import dev.cadence.simulator.ChargeAttempt;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import static dev.cadence.testing.Marketplace.TRIAL;
import static dev.cadence.testing.Marketplace.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

/// The story that the product is about, from sign-in to the last cent, over HTTP.
@CadenceTest
record FirstBookingStoryTests(Marketplace marketplace, Api anyone) {

    @Test
    void aFounderBooksAnEngineerTriesThemFreeIsBilledWeeklyAndStops() {
        var engineer = marketplace.anEngineer(Tier.SENIOR);
        var somebody = marketplace.cast().founder();

        var session = anyone.post("/v1/sessions",
                Map.of("email", somebody.person().email(), "password", Cast.PASSWORD));
        assertThat(session.status()).isEqualTo(201);
        var founder = anyone.as(session.at("/token"));

        var found = founder.get("/v1/engineers?tier=SENIOR&skills=java,postgresql");
        assertThat(found.at("/items/0/id")).isEqualTo(engineer.caller().engineer().value().toString());
        assertThat(found.at("/items/0/available")).isEqualTo("true");

        assertThat(request(founder, engineer.caller().engineer().value()).problem()).isEqualTo("no-usable-card");
        marketplace.saveCard(founder, "pm_card_visa");
        assertThat(founder.get("/v1/cards").at("/items/0/last4")).isEqualTo("4242");

        var requested = request(founder, engineer.caller().engineer().value());
        assertThat(requested.status()).isEqualTo(201);
        assertThat(requested.at("/weeklyPrice/amount")).isEqualTo("150000");
        var booking = new Marketplace.Booked(requested.at("/id"), somebody, engineer);
        assertThat(anyone.get("/v1/engineers?available=true").at("/items/0")).isEmpty();

        assertThat(engineer.api().get("/v1/bookings?stage=REQUESTED").at("/items/0/id")).isEqualTo(booking.id());
        marketplace.accepted(booking);
        assertThat(booking.stage()).isEqualTo("TRIAL");
        assertThat(booking.earnings()).containsExactly("TRIAL  34286");

        marketplace.time().advance(TRIAL.minusNanos(1_000));
        assertThat(marketplace.taken(booking)).isEmpty();
        marketplace.time().advance(Duration.ofNanos(1_000));
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(booking.charges()).containsExactly("0 PAID");

        marketplace.time().advance(WEEK);
        marketplace.time().advance(WEEK);
        assertThat(booking.charges()).containsExactly("0 PAID", "1 PAID", "2 PAID");

        marketplace.time().advance(Duration.ofDays(3));
        assertThat(booking.cancel().at("/stage")).isEqualTo("ACTIVE");
        marketplace.time().advance(WEEK.multipliedBy(4));

        assertThat(booking.stage()).isEqualTo("ENDED");
        assertThat(marketplace.taken(booking)).hasSize(3).allMatch(charge -> charge.amount() == 150_000);
        assertThat(marketplace.taken(booking)).extracting(ChargeAttempt::at)
            .map(at -> Duration.between(marketplace.taken(booking).getFirst().at(), at))
            .containsExactly(Duration.ZERO, WEEK, WEEK.multipliedBy(2));
        assertThat(booking.earnings()).containsExactly("WEEK 2 120000", "WEEK 1 120000", "WEEK 0 120000",
                "TRIAL  34286");
        assertThat(anyone.get("/v1/engineers?available=true").at("/items/0/id"))
            .isEqualTo(engineer.caller().engineer().value().toString());
        marketplace.assertAllIsWell();
    }

    private static Api.Answer request(Api founder, Object engineer) {
        return founder.with("Idempotency-Key", "first-booking").post("/v1/bookings", Map.of("engineerId", engineer));
    }

}
