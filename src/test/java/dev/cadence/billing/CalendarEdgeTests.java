package dev.cadence.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.cadence.simulator.ChargeAttempt;
import dev.cadence.simulator.WebhookDelivery;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.cadence.testing.Marketplace.TRIAL;
import static dev.cadence.testing.Marketplace.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

/// A week is 168 hours, whatever calendars and clocks do meanwhile.
@CadenceTest
record CalendarEdgeTests(Marketplace marketplace, MutableClock clock) {

    /// Clocks go forward on 2026-03-08 in New York and on 2026-03-29 in Lisbon, in the
    /// autumn they went back.
    @Test
    void weeksKeepTheirHourWhenClocksChangeAndWhenTheEngineerMovesElsewhere() {
        var booking = marketplace.aTrial();

        marketplace.time().advance(TRIAL.plus(WEEK));
        var moved = booking.engineer()
            .api()
            .put("/v1/me/availability",
                    Map.of("timeZone", "Pacific/Kiritimati", "workingHours",
                            Map.of("from", "09:00", "until", "17:00", "on",
                                    List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")),
                            "capacityHours", 40, "availableFrom", "2026-03-02T12:00:00Z", "blockedPeriods", List.of()));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        marketplace.time().advance(WEEK.multipliedBy(3));

        assertThat(chargedAt()).containsExactly(Instant.parse("2026-03-04T12:00:00Z"),
                Instant.parse("2026-03-11T12:00:00Z"), Instant.parse("2026-03-18T12:00:00Z"),
                Instant.parse("2026-03-25T12:00:00Z"), Instant.parse("2026-04-01T12:00:00Z"));
        marketplace.assertAllIsWell();
    }

    @Test
    void weeksAreCountedOverNewYearAndTheTwentyNinthOfFebruaryAndBeyondTheFiftySecond() {
        marketplace.time().travelTo(Instant.parse("2027-12-28T12:00:00Z"));
        var booking = marketplace.aTrial();

        marketplace.time().advance(TRIAL.plus(WEEK.multipliedBy(54)));

        var first = Instant.parse("2027-12-30T12:00:00Z");
        assertThat(chargedAt()).hasSize(55)
            .contains(Instant.parse("2028-02-24T12:00:00Z"), Instant.parse("2028-03-02T12:00:00Z"))
            .containsExactlyElementsOf(
                    IntStream.range(0, 55).mapToObj(week -> first.plus(Duration.ofDays(7L * week))).toList());
        assertThat(marketplace.taken(booking)).extracting(charge -> charge.metadata().get("week"))
            .startsWith("0", "1")
            .endsWith("53", "54");
        marketplace.assertAllIsWell();
    }

    @Test
    void aClockThatGoesBackChargesNobodyAgainAndDelaysNothingButTheTimeItLost() {
        var booking = marketplace.aTrial();
        marketplace.time().advance(TRIAL);
        var weekZero = marketplace.now();

        clock.stopAt(weekZero.minus(Duration.ofMinutes(10)));
        marketplace.time().settle();
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.time().travelTo(weekZero.plus(WEEK));

        assertThat(chargedAt()).containsExactly(weekZero, weekZero.plus(WEEK));
        marketplace.assertAllIsWell();
    }

    /// Twice as much as the signature of a notice may be off: none is taken, and nobody
    /// comes to harm.
    @ParameterizedTest
    @ValueSource(longs = { -10, 10 })
    void whenStripesClockIsTenMinutesOffAllIsFoundOutByLooking(long minutes) {
        var booking = marketplace.aTrial();
        var before = marketplace.count("stripe_event");
        marketplace.stripe().advanceClock(Duration.ofMinutes(minutes));
        marketplace.stripe().cards().decline(marketplace.cardOf(booking), "insufficient_funds");
        marketplace.time().advance(TRIAL);
        assertThat(booking.stage()).isEqualTo("PAST_DUE");
        var another = booking.founder().api().post("/v1/card-setups", Map.of());
        marketplace.finishInTheBrowser(another.at("/clientSecret"), "pm_card_mastercard");
        marketplace.time().advance(Duration.ofMinutes(2));
        assertThat(booking.stage()).isEqualTo("ACTIVE");

        marketplace.time().advance(WEEK);

        assertThat(booking.charges()).containsExactly("0 PAID", "1 PAID");
        assertThat(marketplace.count("stripe_event")).as("notices that were taken").isEqualTo(before);
        assertThat(marketplace.stripe().webhooks().deliveries()).extracting(WebhookDelivery::status).contains(400);
        marketplace.assertAllIsWell();
    }

    private List<Instant> chargedAt() {
        return marketplace.stripe().charges().stream().map(ChargeAttempt::at).toList();
    }

}
