package dev.cadence.operations;

import java.time.Duration;
import java.util.Locale;

import dev.cadence.simulator.Fault;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// What those see who watch the numbers.
@CadenceTest
record WorkFiguresTests(Marketplace marketplace) {

    @Test
    void whereNothingWaitsEveryListShowsNone() {
        for (var list : WorkList.values()) {
            assertThat(waiting(list.name())).as(list.name()).isEqualTo("0.0");
            assertThat(oldest(list.name())).as(list.name()).isEqualTo("0.0");
        }
        for (var trouble : Trouble.values()) {
            assertThat(waiting(trouble.name())).as(trouble.name()).isEqualTo("0.0");
            assertThat(oldest(trouble.name())).as(trouble.name()).isEqualTo("0.0");
        }
    }

    @Test
    void aListShowsHowMuchWaitsAndForHowLong() {
        marketplace.aPastDueBooking();
        marketplace.time().advance(Duration.ofMinutes(30));

        assertThat(waiting("PAST_DUE_BOOKINGS")).isEqualTo("1.0");
        assertThat(oldest("PAST_DUE_BOOKINGS")).isEqualTo("1800.0");
    }

    @Test
    void aChargeOfWhichNobodyKnowsIsInDoubtUntilStripeSays() {
        var booking = marketplace.aTrial();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        marketplace.stripe().faults().next(1, "POST", "/v1/payment_intents/*/confirm", Fault.Kind.DROP_AFTER);
        marketplace.stripe().faults().next(20, "GET", "/v1/payment_intents/*", Fault.Kind.HTML_502);

        marketplace.time().advance(TRIAL.plusMinutes(1));

        assertThat(booking.charges()).containsExactly("0 UNKNOWN");
        assertThat(waiting("CHARGES_IN_DOUBT")).isEqualTo("1.0");
        assertThat(oldest("CHARGES_IN_DOUBT")).isEqualTo("60.0");
        marketplace.stripe().faults().clear();
        marketplace.time().advance(Duration.ofMinutes(20));
        assertThat(booking.charges()).containsExactly("0 PAID");
        assertThat(waiting("CHARGES_IN_DOUBT")).isEqualTo("0.0");
    }

    private String waiting(String list) {
        return figure("cadence_work_waiting{list=\"%s\"}".formatted(word(list)));
    }

    private String oldest(String list) {
        return figure("cadence_work_oldest_seconds{list=\"%s\"}".formatted(word(list)));
    }

    private static String word(String list) {
        return list.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String figure(String series) {
        return marketplace.cast()
            .admin()
            .api()
            .get("/actuator/prometheus")
            .text()
            .lines()
            .filter(line -> line.startsWith(series + " "))
            .map(line -> line.substring(series.length() + 1))
            .findFirst()
            .orElse("absent");
    }

}
