package dev.cadence.operations;

import java.time.Duration;
import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.MoneyBack;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// How the business goes, from Monday, 2 March 2026, noon.
@CadenceTest
record BusinessTests(Marketplace marketplace, JdbcClient jdbc, TransactionTemplate transaction) {

    @Test
    void ofNothingThereIsNoMedianAndNoShare() {
        var empty = business("");

        assertThat(empty.at("/funnel/briefs")).isEqualTo("0");
        assertThat(empty.at("/funnel/trials")).isEqualTo("0");
        assertThat(empty.text()).contains("\"revenue\":[]", "\"retention\":[]")
            .doesNotContain("FillRate", "secondsFromBriefToAcceptance", "trialConversion", "medianSeconds");
    }

    @Test
    void briefsRequestsAndTrialsAreCountedByWhatBecameOfThem() {
        marketplace.cast()
            .founder()
            .api()
            .post("/v1/briefs", Map.of("paragraph", "Somebody for our checkout in Java."));
        aRequestFromABrief(Duration.ofHours(1));
        marketplace.accepted(aRequestFromABrief(Duration.ofHours(2)));
        marketplace.accepted(aRequestFromABrief(Duration.ofHours(5)));
        var lost = marketplace.aTrial();
        lost.founder().api().put(lost.path() + "/cancellation", Map.of("immediately", true));
        marketplace.time().advance(Marketplace.TRIAL);
        marketplace.aTrial();

        var funnel = business("").body().at("/funnel");

        assertThat(funnel.at("/briefs").asInt()).isEqualTo(4);
        assertThat(funnel.at("/briefsFilled").asInt()).isEqualTo(2);
        assertThat(funnel.at("/briefFillRate").asString()).isEqualTo("0.5");
        assertThat(funnel.at("/requests").asInt()).isEqualTo(5);
        assertThat(funnel.at("/requestsFilled").asInt()).isEqualTo(4);
        assertThat(funnel.at("/requestFillRate").asString()).isEqualTo("0.8");
        assertThat(funnel.at("/acceptancesFromBriefs").asInt()).isEqualTo(2);
        assertThat(funnel.at("/secondsFromBriefToAcceptance").asInt()).as("of two the lower").isEqualTo(7_200);
        assertThat(funnel.at("/trials").asInt()).isEqualTo(4);
        assertThat(funnel.at("/trialsConverted").asInt()).isEqualTo(2);
        assertThat(funnel.at("/trialsLost").asInt()).isEqualTo(1);
        assertThat(funnel.at("/trialConversion").asString()).isEqualTo("0.6667");
    }

    @Test
    void whatWaitsForItsAnswerCountsInNoRate() {
        var waiting = aRequestFromABrief(Duration.ofHours(1));
        assertThat(business("").text()).doesNotContain("FillRate");
        marketplace.accepted(aRequestFromABrief(Duration.ofHours(1)));
        var declined = aRequestFromABrief(Duration.ofHours(1));
        declined.engineer().api().put(declined.path() + "/decline");

        var funnel = business("").body().at("/funnel");

        assertThat(funnel.at("/requests").asInt()).isEqualTo(3);
        assertThat(funnel.at("/requestsFilled").asInt()).isEqualTo(1);
        assertThat(funnel.at("/requestsLapsed").asInt()).isEqualTo(1);
        assertThat(funnel.at("/requestFillRate").asString()).isEqualTo("0.5");
        assertThat(funnel.at("/briefs").asInt()).isEqualTo(3);
        assertThat(funnel.at("/briefsUndecided").asInt()).isEqualTo(1);
        assertThat(funnel.at("/briefFillRate").asString()).isEqualTo("0.5");
        marketplace.accepted(waiting);
        assertThat(business("").at("/funnel/requestFillRate")).isEqualTo("0.6667");
        assertThat(business("").at("/funnel/briefFillRate")).isEqualTo("0.6667");
    }

    @Test
    void aPeriodBeginsAtItsFirstInstantAndEndsBeforeItsLast() {
        marketplace.aTrial();

        assertThat(business("?from=2026-03-02T12:00:00Z&until=2026-03-02T12:00:00.000001Z").at("/funnel/trials"))
            .isEqualTo("1");
        assertThat(business("?from=2026-03-01T12:00:00Z&until=2026-03-02T12:00:00Z").at("/funnel/trials"))
            .isEqualTo("0");
        assertThat(business("?from=2026-03-02T12:00:00.000001Z").at("/funnel/requests")).isEqualTo("0");
        assertThat(business("?from=2027-01-01T00:00:00Z&until=2026-01-01T00:00:00Z").at("/funnel/trials"))
            .isEqualTo("0");
        assertThat(business("?from=yesterday").status()).isEqualTo(400);
    }

    @Test
    void revenueAndFeeAreToldByTheWeekInUtc() {
        var booking = marketplace.anActiveBooking();
        marketplace.time().advance(Duration.ofDays(5));
        new MoneyBack(marketplace).ask(booking, 150_00L, "SHARED");
        marketplace.time().advance(Duration.ofDays(2));

        var revenue = business("");

        assertThat(revenue.at("/revenue/0/week")).isEqualTo("2026-03-02");
        assertThat(revenue.at("/revenue/0/charged/amount")).isEqualTo("150000");
        assertThat(revenue.at("/revenue/0/charged/currency")).isEqualTo("USD");
        assertThat(revenue.at("/revenue/0/fee/amount")).isEqualTo("30000");
        assertThat(revenue.at("/revenue/0/weeksPaid")).isEqualTo("1");
        assertThat(revenue.at("/revenue/1/week")).isEqualTo("2026-03-09");
        assertThat(revenue.at("/revenue/1/charged/amount")).isEqualTo("150000");
        assertThat(revenue.at("/revenue/1/refunded/amount")).isEqualTo("15000");
        assertThat(revenue.at("/revenue/1/revenue/amount")).isEqualTo("135000");
        assertThat(revenue.at("/revenue/1/fee/amount")).as("a fifth of a week less a fifth of the refund")
            .isEqualTo("27000");
        assertThat(revenue.body().at("/revenue")).hasSize(2);
    }

    @Test
    void retentionIsToldByTheMonthOfTheFirstBookingAndOnlyOnceAllCanHaveComeSoFar() {
        marketplace.anActiveBooking();
        var stopped = marketplace.anActiveBooking();
        stopped.cancel();
        marketplace.time().advance(Duration.ofDays(21));
        var march = business("").body().at("/retention/0");

        assertThat(march.at("/month").asString()).isEqualTo("2026-03-01");
        assertThat(march.at("/companies").asInt()).isEqualTo(2);
        assertThat(march.at("/survived/0/weeks").asInt()).isEqualTo(1);
        assertThat(march.at("/survived/0/companies").asInt()).isEqualTo(2);
        assertThat(march.at("/survived/1/companies").asInt()).isEqualTo(1);
        assertThat(march.at("/survived/0/share").isMissingNode()).as("March is not over").isTrue();

        marketplace.time().advance(Duration.ofDays(21));
        var later = business("").body().at("/retention/0");

        assertThat(later.at("/survived/0/share").asString()).isEqualTo("1");
        assertThat(later.at("/survived/1/share").asString()).isEqualTo("0.5");
        assertThat(later.at("/survived/3/share").isMissingNode()).isTrue();
        assertThat(business("?from=2026-04-01T00:00:00Z").body().at("/retention")).isEmpty();
    }

    /// Paid weeks begin on 4 March for all three: for the one with two engineers side by
    /// side on the 7th too, for the steady one on the 11th, for the one that came back on
    /// the 22nd.
    @Test
    void engineersSideBySideMakeACompanyNoOlder() {
        var founder = marketplace.aFounderWithCard();
        var first = marketplace.accepted(marketplace.aRequest(founder, marketplace.anEngineer(Tier.MID)));
        var steady = marketplace.aTrial();
        var before = marketplace.aTrial();
        marketplace.time().advance(Duration.ofDays(3));
        var beside = marketplace.accepted(marketplace.aRequest(founder, marketplace.anEngineer(Tier.MID)));
        first.cancel();
        before.cancel();
        marketplace.time().advance(Duration.ofDays(3));
        beside.cancel();
        marketplace.time().advance(Duration.ofDays(4));
        steady.cancel();
        marketplace.time().advance(Duration.ofDays(8));
        var after = marketplace.accepted(marketplace.aRequest(before.founder(), marketplace.anEngineer(Tier.MID)));
        marketplace.time().advance(Duration.ofDays(3));
        after.cancel();
        marketplace.time().advance(Duration.ofDays(20));

        var march = business("").body().at("/retention/0");

        assertThat(marketplace.count("charge where stage = 'PAID'")).isEqualTo(6);
        assertThat(march.at("/companies").asInt()).isEqualTo(3);
        assertThat(march.at("/survived/0/companies").asInt()).isEqualTo(3);
        assertThat(march.at("/survived/0/share").asString()).isEqualTo("1");
        assertThat(march.at("/survived/1/weeks").asInt()).isEqualTo(2);
        assertThat(march.at("/survived/1/companies").asInt()).isEqualTo(2);
        assertThat(march.at("/survived/1/share").asString()).isEqualTo("0.6667");
        assertThat(march.at("/survived/2/companies").asInt()).isZero();
    }

    @Test
    void everyFigureIsReadThroughIndexes() {
        for (var query : new String[] { BusinessQueries.FUNNEL, BusinessQueries.REVENUE, BusinessQueries.RETENTION }) {
            var plan = Plans.of(query.replace(":from", "now() - interval '30 days'")
                .replace(":until", "now()")
                .replace(":milestones", "'{1,2}'::int[]"), jdbc, transaction);
            assertThat(plan).doesNotContain("Seq Scan");
        }
    }

    /// So long after the brief.
    private Booked aRequestFromABrief(Duration after) {
        var founder = marketplace.aFounderWithCard();
        var engineer = marketplace.anEngineer(Tier.SENIOR);
        var brief = founder.api().post("/v1/briefs", Map.of("paragraph", "Our checkout in Java loses orders."));
        marketplace.time().advance(after);
        var shortlist = founder.api().post("/v1/briefs/%s/shortlists".formatted(brief.at("/id")), Map.of());
        var booked = founder.api()
            .post("/v1/shortlists/%s/bookings".formatted(shortlist.at("/id")),
                    Map.of("engineerId", engineer.caller().engineer().value()));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        return new Booked(booked.at("/bookingId"), founder, engineer);
    }

    private Api.Answer business(String query) {
        return marketplace.cast().admin().api().get("/v1/business" + query);
    }

}
