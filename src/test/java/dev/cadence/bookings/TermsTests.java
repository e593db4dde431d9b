package dev.cadence.bookings;

import java.util.Map;

import dev.cadence.vetting.Tier;
import dev.cadence.shared.Money;
import org.junit.jupiter.api.Test;

import static dev.cadence.bookings.BookingFixtures.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

class TermsTests {

    @Test
    void fourFifthsOfAWeekAreTheEngineersAndAFifthIsThePlatforms() {
        assertThat(TERMS.shares(Money.usd(1_500_00))).returns(Money.usd(1_200_00), Terms.Shares::engineer)
            .returns(Money.usd(300_00), Terms.Shares::fee);
    }

    @Test
    void sharesAddUpToThePriceToTheCent() {
        for (var cents = 1; cents < 1_000; cents++) {
            var shares = TERMS.shares(Money.usd(cents));

            assertThat(shares.engineer().plus(shares.fee())).isEqualTo(Money.usd(cents));
        }
    }

    @Test
    void theTrialPaysItsPartOfAWeeksShareRoundedHalfUp() {
        var expected = Map.of(Tier.JUNIOR, 114_29, Tier.MID, 228_57, Tier.SENIOR, 342_86, Tier.LEAD, 457_14);

        expected
            .forEach((tier, cents) -> assertThat(TERMS.trialPay(TERMS.weeklyPrice(tier))).isEqualTo(Money.usd(cents)));
    }

}
