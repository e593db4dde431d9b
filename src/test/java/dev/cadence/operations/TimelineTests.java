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
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// All that happened to a booking, from every module. What the audit trail tells has the time of the database's clock, which
/// does not stand still as the tests' does, and comes last here.
@CadenceTest
record TimelineTests(Marketplace marketplace, JdbcClient jdbc, TransactionTemplate transaction) {

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

        assertThat(facts(booking, "?limit=100")).startsWith("2026-03-02T12:00:00Z REQUESTED SENIOR 150000",
                "2026-03-02T12:00:00Z ACCEPTED", "2026-03-02T12:00:00Z WORK_BEGAN TRIAL",
                "2026-03-02T12:00:00Z REPOSITORY_LINKED", "2026-03-02T12:00:00Z DAY_UPDATED 2026-03-02",
                "2026-03-02T12:00:00Z EARNED TRIAL 34286", "2026-03-02T13:00:00Z DAY_RATED 2026-03-02 4",
                "2026-03-04T12:00:00Z WEEK_BEGAN WEEK 0", "2026-03-04T12:00:00Z CHARGE_ATTEMPTED ATTEMPT 1",
                "2026-03-04T12:00:00Z CHARGE_ANSWERED Paid", "2026-03-04T12:00:00Z CHARGE_SETTLED PAID 150000",
                "2026-03-04T12:00:00Z INVOICE_ISSUED INV-2026-000001 150000",
                "2026-03-04T12:00:00Z EARNED WEEK 0 120000", "2026-03-05T12:00:00Z CANCELLED",
                "2026-03-11T12:00:00Z ENDED CANCELLED", "2026-03-18T12:00:00Z RATINGS_SHOWN 4");
        assertThat(kinds(booking)).contains("STAGE_CHANGED").doesNotContain("ADMIN_ACTED");
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
