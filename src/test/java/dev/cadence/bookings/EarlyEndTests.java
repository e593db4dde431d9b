package dev.cadence.bookings;

import java.time.Duration;
import java.util.Map;

import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MoneyBack;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// How engineers resign and admins remove them, what everybody is told beforehand, and how many trials a company has.
@CadenceTest
record EarlyEndTests(Marketplace marketplace) {

    private static final Map<String, Object> NOW = Map.of("immediately", true);

    private static final Map<String, Object> NO_SHOW = Map.of("cause", "NO_SHOW");

    @Test
    void aDryRunOfARemovalTellsTheExactAmountsAndChangesNothing() {
        var booking = marketplace.anActiveBooking();
        marketplace.time().advance(Duration.ofDays(1));
        var before = booking.read().text();
        var admin = marketplace.cast().admin().api();

        var told = admin.put(booking.path() + "/removal?dry_run=true", NO_SHOW);

        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.at("/stage")).isEqualTo("ENDED");
        assertThat(told.at("/settlement/refund/amount")).isEqualTo("128571");
        assertThat(told.at("/settlement/engineerKeeps/amount")).isEqualTo("17143");
        assertThat(booking.read().text()).isEqualTo(before);

        var done = admin.with("If-Match", "*").put(booking.path() + "/removal", NO_SHOW);
        assertThat(done.body().at("/settlement")).isEqualTo(told.body().at("/settlement"));
        assertThat(booking.read()).returns("ENDED", it -> it.at("/stage"))
            .returns("REMOVED", it -> it.at("/endReason"))
            .returns("NO_SHOW", it -> it.at("/removedFor"));
    }

    @Test
    void aDryRunKnowsWhatWasRefundedBefore() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        back.ask(booking, 1_000_00L, "SHARED");
        marketplace.time().advance(Duration.ofDays(1));

        var told = back.admin().api().put(booking.path() + "/removal?dry_run=true", NO_SHOW);
        var done = back.admin().api().with("If-Match", "*").put(booking.path() + "/removal", NO_SHOW);
        marketplace.time().settle();

        assertThat(told.at("/settlement/refund/amount")).isEqualTo("50000");
        assertThat(told.at("/settlement/engineerKeeps/amount")).isEqualTo("0");
        assertThat(done.body().at("/settlement")).isEqualTo(told.body().at("/settlement"));
        assertThat(back.refunds(booking)).containsExactly("SHARED 50000 SUCCEEDED", "SHARED 100000 SUCCEEDED");
        marketplace.assertAllIsWell();
    }

    @Test
    void aDryRunOfAnImmediateResignationTellsWhatThenHappens() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        marketplace.time().advance(Duration.ofHours(84));

        var told = booking.engineer().api().put(booking.path() + "/resignation?dry_run=true", NOW);
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        booking.engineer().api().put(booking.path() + "/resignation", NOW);
        marketplace.time().settle();

        assertThat(told.at("/settlement/refund/amount")).isEqualTo("75000");
        assertThat(told.at("/settlement/engineerKeeps/amount")).isEqualTo("60000");
        assertThat(back.refunds(booking)).containsExactly("SHARED 75000 SUCCEEDED");
        marketplace.assertAllIsWell();
    }

    @Test
    void aDryRunOfACancellationTellsThatNothingIsRefunded() {
        var booking = marketplace.anActiveBooking();

        var told = booking.founder().api().put(booking.path() + "/cancellation?dry_run=true", NOW);

        assertThat(told.at("/stage")).isEqualTo("ENDED");
        assertThat(told.at("/settlement/refund/amount")).isEqualTo("0");
        assertThat(told.at("/settlement/engineerKeeps/amount")).isEqualTo("120000");
        assertThat(booking.stage()).isEqualTo("ACTIVE");
    }

    @Test
    void aDryRunIsRefusedJustAsTheDeedWouldBe() {
        var request = marketplace.aRequest();

        var told = request.engineer().api().put(request.path() + "/resignation?dry_run=true", NOW);

        assertThat(told.problem()).isEqualTo("wrong-stage");
    }

    @Test
    void anEngineerWhoResignsWorksUntilTheWeeksEndAndIsFreeThen() {
        var booking = marketplace.anActiveBooking();

        booking.engineer().api().put(booking.path() + "/resignation", Map.of("immediately", false));
        assertThat(booking.read()).returns("ACTIVE", it -> it.at("/stage"))
            .returns("RESIGNED", it -> it.at("/endsFor"));
        marketplace.time().advance(Marketplace.WEEK);

        assertThat(booking.read().at("/endReason")).isEqualTo("RESIGNED");
        assertThat(booking.charges()).containsExactly("0 PAID");
        assertThat(marketplace.aRequest(marketplace.aFounderWithCard(), booking.engineer()).stage())
            .isEqualTo("REQUESTED");
        marketplace.assertAllIsWell();
    }

    @Test
    void anEngineerWhoLeavesTheTrialAtOnceCostsTheCompanyNothing() {
        var booking = marketplace.aTrial();

        booking.engineer().api().put(booking.path() + "/resignation", NOW);
        marketplace.time().advance(TRIAL);

        assertThat(booking.read().at("/endReason")).isEqualTo("RESIGNED");
        assertThat(marketplace.stripe().charges()).isEmpty();
        marketplace.assertAllIsWell();
    }

    @Test
    void aCompanyHasNoMoreTrialsInAMonthThanThePlatformPaysFor() {
        var founder = marketplace.aFounderWithCard();
        for (var number = 1; number <= 4; number++) {
            assertThat(marketplace.aRequest(founder, marketplace.anEngineer(Tier.LEAD)).read().at("/trial"))
                .as("LEAD trial %d of 457.14", number)
                .isEqualTo("true");
        }

        assertThat(marketplace.aRequest(founder, marketplace.anEngineer(Tier.LEAD)).read().at("/trial"))
            .as("of 2,000.00 there is 171.44 left")
            .isEqualTo("false");
        assertThat(marketplace.aRequest(founder, marketplace.anEngineer(Tier.JUNIOR)).read().at("/trial"))
            .as("and a junior's trial costs 114.29")
            .isEqualTo("true");
        assertThat(marketplace.aRequest(marketplace.aFounderWithCard(), marketplace.anEngineer(Tier.LEAD))
            .read()
            .at("/trial")).as("another company's").isEqualTo("true");
    }

    @Test
    void aRequestThatCameToNothingLeavesTheTrialFundAsItWas() {
        var founder = marketplace.aFounderWithCard();
        for (var number = 1; number <= 6; number++) {
            var request = marketplace.aRequest(founder, marketplace.anEngineer(Tier.LEAD));
            assertThat(request.read().at("/trial")).isEqualTo("true");
            founder.api().put(request.path() + "/withdrawal");
        }
    }

    @Test
    void theNextMonthHasATrialFundOfItsOwn() {
        var founder = marketplace.aFounderWithCard();
        for (var number = 1; number <= 4; number++) {
            marketplace.accepted(marketplace.aRequest(founder, marketplace.anEngineer(Tier.LEAD))).cancel();
        }
        assertThat(marketplace.aRequest(founder, marketplace.anEngineer(Tier.LEAD)).read().at("/trial"))
            .isEqualTo("false");

        marketplace.time().advance(Duration.ofDays(31));

        assertThat(marketplace.aRequest(founder, marketplace.anEngineer(Tier.LEAD)).read().at("/trial"))
            .isEqualTo("true");
    }

}
