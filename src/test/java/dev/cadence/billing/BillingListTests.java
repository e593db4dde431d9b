package dev.cadence.billing;

import java.util.List;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import static dev.cadence.testing.Marketplace.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record BillingListTests(Marketplace marketplace) {

    @Test
    void chargesAreListedWeekByWeekAndPageByPage() {
        var booking = marketplace.anActiveBooking();
        marketplace.time().advance(WEEK);
        marketplace.time().advance(WEEK);
        var founder = booking.founder().api();

        var first = founder.get(booking.path() + "/charges?limit=2");
        var second = founder.get(booking.path() + "/charges?limit=2&cursor=" + first.at("/next"));

        assertThat(values(first, "/week")).containsExactly("0", "1");
        assertThat(values(second, "/week")).containsExactly("2");
        assertThat(second.body().has("next")).isFalse();
    }

    @Test
    void cardsAreListedNewestFirstPageByPage() {
        var founder = marketplace.aFounderWithCard("pm_card_visa").api();
        marketplace.saveCard(founder, "pm_card_mastercard");

        var first = founder.get("/v1/cards?limit=1");
        var second = founder.get("/v1/cards?limit=1&cursor=" + first.at("/next"));

        assertThat(values(first, "/brand")).containsExactly("mastercard");
        assertThat(values(second, "/brand")).containsExactly("visa");
        assertThat(second.body().has("next")).isFalse();
    }

    private static List<String> values(Api.Answer page, String pointer) {
        return page.body().at("/items").valueStream().map(item -> item.at(pointer).asString()).toList();
    }

}
