package dev.cadence.billing;

import java.time.Instant;
import java.time.YearMonth;

import dev.cadence.accounts.Caller;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The owner of a company hears of the end of the card that its bookings are charged on, thirty and seven days before.
@CadenceTest
record CardExpiryTests(Marketplace marketplace, Mailbox mailbox) {

    private static final YearMonth APRIL = YearMonth.of(2026, 4);

    @Test
    void theOwnerIsWarnedThirtyAndSevenDaysBeforeEachOnce() {
        var booking = marketplace.anActiveBooking();
        expireAfter(APRIL, booking.founder());

        marketplace.time().travelTo(Instant.parse("2026-03-31T23:59:59Z"));
        assertThat(warnings(booking.founder())).isZero();
        marketplace.time().travelTo(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(warnings(booking.founder())).isOne();
        marketplace.time().travelTo(Instant.parse("2026-04-23T23:59:59Z"));
        assertThat(warnings(booking.founder())).isOne();
        marketplace.time().travelTo(Instant.parse("2026-04-24T00:00:00Z"));
        assertThat(warnings(booking.founder())).isEqualTo(2);
        marketplace.time().travelTo(Instant.parse("2026-05-10T00:00:00Z"));

        assertThat(warnings(booking.founder())).isEqualTo(2);
        assertThat(mailbox.lastTo(booking.founder().person().email(), "Your card expires soon").text())
            .contains("visa ending in 4242", "until the end of April 2026", "POST /v1/card-setups");
    }

    @Test
    void nobodyIsWarnedOfACardThatNoBookingIsChargedOn() {
        var booking = marketplace.anActiveBooking();
        expireAfter(APRIL, booking.founder());
        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");
        var idle = marketplace.aFounderWithCard();
        expireAfter(APRIL, idle);

        marketplace.time().travelTo(Instant.parse("2026-05-10T00:00:00Z"));

        assertThat(warnings(booking.founder())).isZero();
        assertThat(warnings(idle)).isZero();
    }

    @Test
    void nobodyIsWarnedOfACardThatTheNetworkHasRenewed() {
        var booking = marketplace.anActiveBooking();
        expireAfter(APRIL, booking.founder());
        marketplace.time().travelTo(Instant.parse("2026-04-02T00:00:00Z"));
        expireAfter(YearMonth.of(2031, 4), booking.founder());

        marketplace.time().travelTo(Instant.parse("2026-05-10T00:00:00Z"));

        assertThat(warnings(booking.founder())).isOne();
    }

    private void expireAfter(YearMonth month, Member<Caller.Founder> founder) {
        marketplace.stripe().cards().replace(marketplace.cardOf(founder), month);
        marketplace.time().settle();
    }

    private long warnings(Member<Caller.Founder> founder) {
        return mailbox.lettersTo(founder.person().email())
            .stream()
            .filter(letter -> letter.subject().equals("Your card expires soon"))
            .count();
    }

}
