package dev.cadence.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.MoneyBack;
import dev.cadence.testing.Payday;
import dev.cadence.vetting.Tier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

/// All that happened to a booking, from every module. What the audit trail tells has the time of the database's clock, which
/// does not stand still as the tests' does, and comes last here.
@CadenceTest
record TimelineTests(Marketplace marketplace, JdbcClient jdbc, ApplicationEventPublisher events,
        TransactionTemplate transaction) {

    @Test
    void aBookingIsToldFromRequestToEnd() {
        var booking = marketplace.aTrial();
        booking.founder().api().put(booking.path() + "/repository", Map.of("repository", "acme/shop"));
        booking.engineer().api().put(booking.path() + "/days/2026-03-02/update", Map.of("text", "Set up."));
        marketplace.time().advance(Duration.ofHours(1));
        booking.founder().api().put(booking.path() + "/days/2026-03-02/rating", Map.of("stars", 4));
        marketplace.time().advance(Marketplace.TRIAL.minusHours(1));
        marketplace.time().advance(Duration.ofDays(1));
        booking.cancel();
        marketplace.time().advance(Marketplace.WEEK);
        marketplace.time().advance(Duration.ofDays(7));

        assertThat(facts(booking, "?limit=100")).filteredOn(fact -> !fact.contains("POSTED"))
            .startsWith("2026-03-02T12:00:00Z REQUESTED SENIOR 150000", "2026-03-02T12:00:00Z ACCEPTED",
                    "2026-03-02T12:00:00Z WORK_BEGAN TRIAL", "2026-03-02T12:00:00Z REPOSITORY_LINKED",
                    "2026-03-02T12:00:00Z DAY_UPDATED 2026-03-02", "2026-03-02T12:00:00Z EARNED TRIAL 34286",
                    "2026-03-02T13:00:00Z DAY_RATED 2026-03-02 4", "2026-03-04T12:00:00Z WEEK_BEGAN WEEK 0",
                    "2026-03-04T12:00:00Z CHARGE_ATTEMPTED ATTEMPT 1", "2026-03-04T12:00:00Z CHARGE_ANSWERED Paid",
                    "2026-03-04T12:00:00Z CHARGE_SETTLED PAID 150000",
                    "2026-03-04T12:00:00Z INVOICE_ISSUED INV-2026-000001 150000",
                    "2026-03-04T12:00:00Z EARNED WEEK 0 120000", "2026-03-05T12:00:00Z CANCELLED",
                    "2026-03-11T12:00:00Z ENDED CANCELLED", "2026-03-18T12:00:00Z RATINGS_SHOWN 4");
        assertThat(facts(booking, "?limit=100")).contains("2026-03-02T12:00:00Z POSTED EARNING 34286",
                "2026-03-04T12:00:00Z POSTED CHARGE 150000", "2026-03-04T12:00:00Z POSTED EARNING 150000");
        assertThat(kinds(booking)).contains("STAGE_CHANGED").doesNotContain("ADMIN_ACTED");
    }

    @Test
    void aCancellationThatWasTakenBackIsTold() {
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        marketplace.time().advance(Duration.ofHours(1));
        assertThat(booking.founder().api().delete(booking.path() + "/cancellation").status()).isEqualTo(200);
        marketplace.time().advance(Duration.ofHours(1));
        booking.cancel();
        marketplace.time().advance(Duration.ofHours(1));
        booking.founder().api().put(booking.path() + "/cancellation", Map.of("immediately", true));

        assertThat(told(booking, "CANCELLED")).containsExactly("2026-03-04T12:00:00Z CANCELLED",
                "2026-03-04T14:00:00Z CANCELLED", "2026-03-04T15:00:00Z CANCELLED");
        assertThat(told(booking, "CANCELLATION_TAKEN_BACK")).hasSize(1);
    }

    @Test
    void aResignationIsToldWhenItIsAnnounced() {
        var booking = marketplace.anActiveBooking();
        booking.engineer().api().put(booking.path() + "/resignation", Map.of("immediately", false));
        marketplace.time().advance(Marketplace.WEEK);

        assertThat(told(booking, "RESIGNATION_ANNOUNCED")).hasSize(1);
        assertThat(told(booking, "ENDED")).containsExactly("2026-03-11T12:00:00Z ENDED RESIGNED");
    }

    @Test
    void repositoriesThatAreLinkedNoLongerAreTold() {
        var booking = marketplace.aTrial();
        var another = marketplace.aTrial();
        another.founder().api().put(another.path() + "/repository", Map.of("repository", "acme/shop"));
        another.founder().api().delete(another.path() + "/repository");
        booking.founder().api().put(booking.path() + "/repository", Map.of("repository", "acme/shop"));
        marketplace.time().advance(Duration.ofHours(1));
        booking.founder().api().put(booking.path() + "/repository", Map.of("repository", "acme/till"));
        booking.founder().api().delete(booking.path() + "/repository");

        assertThat(told(booking, "REPOSITORY_LINKED")).containsExactly("2026-03-02T12:00:00Z REPOSITORY_LINKED",
                "2026-03-02T13:00:00Z REPOSITORY_LINKED");
        assertThat(told(booking, "REPOSITORY_UNLINKED")).hasSize(2);
    }

    @Test
    void whatWasSaidOfADayIsToldAlsoWhereItWasSaidAnew() {
        var booking = marketplace.aTrial();
        var day = booking.path() + "/days/2026-03-02";
        booking.engineer().api().put(day + "/update", Map.of("text", "Set up."));
        booking.founder().api().put(day + "/rating", Map.of("stars", 2));
        marketplace.time().advance(Duration.ofHours(1));
        booking.engineer().api().put(day + "/update", Map.of("text", "Set up, and the first test."));
        booking.founder().api().put(day + "/rating", Map.of("stars", 4));
        marketplace.time().advance(Duration.ofHours(1));
        booking.founder().api().put(day + "/rating", Map.of("stars", 5));

        assertThat(told(booking, "DAY_UPDATED")).containsExactly("2026-03-02T12:00:00Z DAY_UPDATED 2026-03-02");
        assertThat(told(booking, "DAY_UPDATE_CHANGED")).containsExactly("2026-03-02T13:00:00Z DAY_UPDATE_CHANGED");
        assertThat(told(booking, "DAY_RATED")).containsExactly("2026-03-02T12:00:00Z DAY_RATED 2026-03-02 2",
                "2026-03-02T13:00:00Z DAY_RATED 4", "2026-03-02T14:00:00Z DAY_RATED 2026-03-02 5");
    }

    @Test
    void ratingsAreToldWhenTheyAreGivenAndNotOnlyWhenTheyAreShown() {
        var booking = marketplace.aTrial();
        booking.founder().api().put(booking.path() + "/cancellation", Map.of("immediately", true));
        marketplace.time().settle();
        booking.founder().api().put(booking.path() + "/ratings/engineer", Map.of("stars", 3, "comment", "Good."));
        marketplace.time().advance(Duration.ofHours(1));
        booking.founder().api().put(booking.path() + "/ratings/engineer", Map.of("stars", 5, "comment", "Very good."));
        booking.engineer().api().put(booking.path() + "/ratings/company", Map.of("stars", 4, "comment", "Clear."));

        assertThat(told(booking, "ENGINEER_RATED")).containsExactly("2026-03-02T12:00:00Z ENGINEER_RATED 3",
                "2026-03-02T13:00:00Z ENGINEER_RATED 5");
        assertThat(told(booking, "COMPANY_RATED")).containsExactly("2026-03-02T13:00:00Z COMPANY_RATED 4");
        assertThat(told(booking, "RATINGS_SHOWN")).containsExactly("2026-03-02T13:00:00Z RATINGS_SHOWN 5");
    }

    @Test
    void aPayoutThatWaitsIsTold() {
        var booking = marketplace.anActiveBooking();
        var dispute = marketplace.stripe().disputes().open(new MoneyBack(marketplace).chargeRef(booking));
        marketplace.time().settle();
        marketplace.stripe().disputes().win(dispute);
        marketplace.time().settle();
        booking.cancel();
        marketplace.time().advance(Marketplace.WEEK.plus(Payday.HOLD));

        assertThat(told(booking, "PAYOUT_FROZEN")).hasSize(1);
        assertThat(told(booking, "PAYOUT_UNFROZEN")).hasSize(1);
        assertThat(told(booking, "PAYOUT_BLOCKED")).as("of the trial and the week")
            .hasSize(2)
            .allMatch(fact -> fact.endsWith("PAYOUT_BLOCKED NONE"));
    }

    @Test
    void whatAPayoutWasRefusedForIsToldEachTimeThoughItIsTheSame() {
        var payday = new Payday(marketplace, jdbc, events, transaction);
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        marketplace.stripe().becomes(payday.aFreshAccount(booking.engineer(), "BR"), "active");
        marketplace.time().advance(Marketplace.WEEK.plus(Payday.HOLD).plus(Duration.ofDays(3)));

        assertThat(told(booking, "PAYOUT_BLOCKED")).hasSizeGreaterThan(2)
            .allMatch(fact -> fact.endsWith("PAYOUT_BLOCKED transfers_not_allowed"));
    }

    @Test
    void aRefundThatCameBackIsToldWithItsEntriesInTheBooks() {
        var money = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        var refund = money.ask(booking, null, "PLATFORM").at("/id");
        marketplace.time().advance(Duration.ofDays(9));
        marketplace.stripe().refunds().fail(marketplace.stripe().refunds().all().getFirst().id());
        marketplace.time().settle();
        money.admin().api().with("If-Match", "*").put("/v1/refunds/%s/retry".formatted(refund));
        marketplace.time().settle();

        assertThat(told(booking, "REFUND_SETTLED")).containsExactlyInAnyOrder(
                "2026-03-04T12:00:00Z REFUND_SETTLED SUCCEEDED 150000",
                "2026-03-13T12:00:00Z REFUND_SETTLED FAILED 150000",
                "2026-03-13T12:00:00Z REFUND_SETTLED SUCCEEDED 150000");
        assertThat(told(booking, "POSTED")).filteredOn(fact -> fact.contains("POSTED REFUND"))
            .containsExactlyInAnyOrder("2026-03-04T12:00:00Z POSTED REFUND 150000",
                    "2026-03-04T12:00:00Z POSTED REFUND_SHARE 150000",
                    "2026-03-13T12:00:00Z POSTED REFUND_FAILED 150000", "2026-03-13T12:00:00Z POSTED REFUND 150000");
    }

    @Test
    void whatCouldNotBeSentOfItIsTold() {
        var request = marketplace.aRequest();
        request.founder()
            .api()
            .post("/v1/webhook-endpoints",
                    Map.of("url", "http://127.0.0.1:1/", "description", "", "types", List.of("booking.accepted")));
        var booking = marketplace.accepted(request);
        marketplace.time().advance(Duration.ofDays(4));

        assertThat(told(booking, "WEBHOOK_FINISHED")).singleElement(as(InstanceOfAssertFactories.STRING))
            .startsWith("2026-03-05")
            .endsWith("WEBHOOK_FINISHED FAILED booking.accepted");
    }

    @Test
    void aSuspensionOfItsEngineerIsToldIfItWasUnderWay() {
        var booking = marketplace.anActiveBooking();
        var suspension = "/v1/engineers/%s/suspension".formatted(booking.engineer().caller().engineer().value());
        admin().put(suspension, Map.of("reason", "Shared the company's code."));
        admin().delete(suspension);
        booking.founder().api().put(booking.path() + "/cancellation", Map.of("immediately", true));
        marketplace.time().advance(Duration.ofHours(1));
        admin().put(suspension, Map.of("reason", "Shared the company's code."));
        admin().delete(suspension);

        assertThat(told(booking, "ENGINEER_SUSPENDED")).containsExactly("2026-03-04T12:00:00Z ENGINEER_SUSPENDED");
        assertThat(told(booking, "ENGINEER_REINSTATED")).hasSize(1);
    }

    @Test
    void theAdviceThatABriefWasMadeOfIsTold() {
        var founder = marketplace.aFounderWithCard();
        var engineer = marketplace.anEngineer(Tier.SENIOR);
        var advice = founder.api().post("/v1/advice", Map.of("paragraph", """
                We need a small REST API in Java with Postgres that takes orders from our web shop. One well-defined \
                service, live in two weeks; we have no backend developer."""));
        var brief = founder.api().put("/v1/advice/%s/brief".formatted(advice.at("/id")), Map.of("tier", "SENIOR"));
        assertThat(brief.status()).as(brief.text()).isEqualTo(200);
        var shortlist = founder.api().post("/v1/briefs/%s/shortlists".formatted(brief.at("/id")), Map.of());
        var booked = founder.api()
            .post("/v1/shortlists/%s/bookings".formatted(shortlist.at("/id")),
                    Map.of("engineerId", engineer.caller().engineer().value()));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);

        assertThat(facts(new Booked(booked.at("/bookingId"), founder, engineer), "")).startsWith(
                "2026-03-02T12:00:00Z ADVICE_TAKEN", "2026-03-02T12:00:00Z BRIEF_SUBMITTED",
                "2026-03-02T12:00:00Z SHORTLIST_MADE", "2026-03-02T12:00:00Z REQUESTED SENIOR 150000");
    }

    @Test
    void moneyThatGoesBackIsTold() {
        var booking = marketplace.anActiveBooking();
        var money = new MoneyBack(marketplace);
        money.ask(booking, 10_00L, "SHARED");
        marketplace.time().settle();
        var dispute = marketplace.stripe().disputes().open(money.chargeRef(booking));
        marketplace.time().settle();
        marketplace.stripe().disputes().lose(dispute);
        marketplace.time().settle();

        assertThat(facts(booking, "?limit=100")).anyMatch(fact -> fact.endsWith("REFUND_REQUESTED ASKED 1000"))
            .anyMatch(fact -> fact.contains("REFUND_SETTLED SUCCEEDED 1000"))
            .anyMatch(fact -> fact.contains("DISPUTE_OPENED"))
            .anyMatch(fact -> fact.contains("DISPUTE_CLOSED LOST"))
            .anyMatch(fact -> fact.endsWith("POSTED REFUND 1000"))
            .anyMatch(fact -> fact.endsWith("POSTED DISPUTE_WITHDRAWN 149000"))
            .anyMatch(fact -> fact.endsWith("POSTED DISPUTE_LOST 149000"))
            .anyMatch(fact -> fact.contains("ENDED DISPUTE_LOST"))
            .anyMatch(fact -> fact.contains("STAGE_CHANGED ACTIVE SUSPENDED"))
            .anyMatch(fact -> fact.contains("ADMIN_ACTED refund CREATED POST /v1/charges/{id}/refunds"));
        assertThat(admin().get(booking.path() + "/timeline?limit=100")
            .body()
            .at("/items")
            .valueStream()
            .filter(fact -> fact.at("/kind").asString().equals("ADMIN_ACTED"))
            .map(fact -> fact.at("/by").asString())).contains(money.admin().caller().account().value().toString());
    }

    @Test
    void aWeekThatIsNotPaidIsTold() {
        var booking = marketplace.aPastDueBooking();
        marketplace.time().advance(Duration.ofHours(72));

        assertThat(facts(booking, "?limit=100")).contains("2026-03-04T12:00:00Z WENT_PAST_DUE insufficient_funds")
            .anyMatch(fact -> fact.contains("CHARGE_ATTEMPTED ATTEMPT 4"))
            .anyMatch(fact -> fact.contains("CHARGE_SETTLED VOID"))
            .anyMatch(fact -> fact.contains("ENDED UNPAID"));
    }

    @Test
    void whatCameToNothingIsToldAndOnlyThat() {
        var booking = marketplace.aRequest();
        booking.engineer().api().put(booking.path() + "/decline");

        assertThat(kinds(booking)).containsExactly("REQUESTED", "LAPSED", "STAGE_CHANGED");
    }

    @Test
    void pagesJoinWithoutAGapOrARepetition() {
        var booking = marketplace.anActiveBooking();
        var whole = facts(booking, "?limit=100");
        var pieces = new ArrayList<String>();
        var query = "?limit=3";
        while (!query.isEmpty()) {
            var page = admin().get(booking.path() + "/timeline" + query);
            pieces.addAll(told(page));
            query = page.at("/next").isEmpty() ? "" : "?limit=3&cursor=" + page.at("/next");
        }

        assertThat(whole).hasSizeGreaterThan(8);
        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void ofABookingThatThereIsNotNothingIsTold() {
        assertThat(admin().get("/v1/bookings/%s/timeline".formatted(UUID.randomUUID())).problem())
            .isEqualTo("booking-not-found");
        var booking = marketplace.aTrial();
        assertThat(booking.founder().api().get(booking.path() + "/timeline").status()).isEqualTo(403);
        assertThat(admin().get(booking.path() + "/timeline?cursor=x").problem()).isEqualTo("invalid-cursor");
    }

    @Test
    void everyFactIsFoundThroughAnIndex() {
        var plan = Plans.of(FactKind.PAGE.replace(":booking", "'%s'::uuid".formatted(UUID.randomUUID()))
            .replace(":at", "now()")
            .replace(":key", "gen_random_uuid()")
            .replace(":limit", "51"), jdbc, transaction);

        assertThat(plan).doesNotContain("Seq Scan");
    }

    private List<String> kinds(Booked booking) {
        return facts(booking, "?limit=100").stream().map(fact -> fact.split(" ")[1]).distinct().toList();
    }

    private List<String> told(Booked booking, String kind) {
        return facts(booking, "?limit=100").stream().filter(fact -> fact.split(" ")[1].equals(kind)).toList();
    }

    private List<String> facts(Booked booking, String query) {
        return told(admin().get(booking.path() + "/timeline" + query));
    }

    private static List<String> told(Api.Answer page) {
        return page.body()
            .at("/items")
            .valueStream()
            .map(fact -> "%s %s %s %s"
                .formatted(fact.at("/at").asString(), fact.at("/kind").asString(), fact.at("/detail").asString(""),
                        fact.at("/amount/amount").asString(""))
                .strip())
            .toList();
    }

    private Api admin() {
        return marketplace.cast().admin().api();
    }

}
