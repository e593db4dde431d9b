package dev.cadence.matching;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.cadence.accounts.Caller;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.cadence.matching.ShortlistFixtures.GO_AND_POSTGRES;
import static dev.cadence.matching.ShortlistFixtures.id;
import static dev.cadence.matching.ShortlistFixtures.offer;
import static dev.cadence.matching.ShortlistFixtures.places;
import static dev.cadence.matching.ShortlistFixtures.shortlist;
import static dev.cadence.matching.ShortlistFixtures.texts;
import static dev.cadence.matching.ShortlistFixtures.uuid;
import static org.assertj.core.api.Assertions.assertThat;

/// From a paragraph to four engineers, with reasons, and to a booking.
@CadenceTest
record ShortlistTests(Marketplace marketplace, Pool pool, JdbcClient jdbc) {

    @Test
    void theFourWhoSuitBestComeFirstWithTheirScoreByPartAndReasons() {
        var both = anEngineer(Tier.MID, "Go", "PostgreSQL");
        var more = anEngineer(Tier.MID, "Go", "PostgreSQL", "Kafka", "React");
        var one = anEngineer(Tier.MID, "Go", "Kafka");
        var other = anEngineer(Tier.MID, "Rails");
        var none = anEngineer(Tier.LEAD, "Rails", "React");

        var shortlist = shortlist(marketplace.cast().founder().api(), GO_AND_POSTGRES);

        assertThat(places(shortlist)).containsExactly(id(both), id(more), id(one), id(other));
        assertThat(shortlist.body().at("/places/0/score").toString()).isEqualTo(
                """
                        {"total":86.25,"skills":40.0,"price":20.0,"overlap":15.0,"ratings":11.25,"utilisation":0.0,"industry":0.0}""");
        assertThat(shortlist.at("/places/1/score/skills")).isEqualTo("26.66");
        assertThat(shortlist.at("/places/2/score/skills")).isEqualTo("16.0");
        assertThat(texts(shortlist, "/places/2/reasons")).containsExactly("Has Go.", "Lacks PostgreSQL.",
                "Costs $1,000 a week.", "Not rated yet: counts as 4.00 stars.", "Free for 0 days.");
        assertThat(shortlist.at("/nearMisses/0/engineerId")).isEqualTo(id(none));
        assertThat(shortlist.at("/nearMisses/0/keptOut"))
            .isEqualTo("46.25 points, 0.00 less than the last who got a place.");
        assertThat(shortlist.at("/compared")).isEqualTo("5");
    }

    @Test
    void aBudgetAndOfficeHoursCountAndKeepOutWhoCostsFarTooMuch() {
        var mid = anEngineer(Tier.MID, "Go");
        var senior = anEngineer(Tier.SENIOR, "Go");
        var lead = anEngineer(Tier.LEAD, "Go");

        var shortlist = shortlist(marketplace.cast().founder().api(),
                Map.of("paragraph", "A small service.", "required", List.of("Go"), "weeklyBudget",
                        Map.of("amount", 120_000, "currency", "USD"), "timeZone", "Europe/Lisbon", "hours",
                        Map.of("from", "13:00", "until", "21:00")));

        assertThat(places(shortlist)).containsExactly(id(mid), id(senior));
        assertThat(shortlist.at("/places/0/score/overlap")).isEqualTo("7.5");
        assertThat(shortlist.at("/places/1/score/price")).isEqualTo("10.0");
        assertThat(texts(shortlist, "/places/1/reasons")).contains("Costs $1,500 a week, $300 over your budget.",
                "Works 4.0 of your 8.0 hours a day with you.");
        assertThat(shortlist.at("/nearMisses/0/engineerId")).isEqualTo(id(lead));
        assertThat(shortlist.at("/nearMisses/0/keptOut"))
            .isEqualTo("Costs $2,000 a week, more than half as much again as your budget.");
    }

    @Test
    void anotherTierThanTheOneAskedForIsANearMiss() {
        anEngineer(Tier.MID, "Go");
        var lead = anEngineer(Tier.LEAD, "Go");

        var shortlist = shortlist(marketplace.cast().founder().api(),
                Map.of("paragraph", "Go.", "required", List.of("Go"), "tier", "LEAD"));

        assertThat(places(shortlist)).containsExactly(id(lead));
        assertThat(shortlist.at("/nearMisses/0/keptOut")).isEqualTo("Is MID, which was not asked for.");
    }

    @Test
    void whoeverCannotBeBookedNeverAppearsAlsoIfTheyCouldAMomentAgo() {
        var engineers = IntStream.range(0, 6).mapToObj(number -> anEngineer(Tier.MID, "Go", "PostgreSQL")).toList();
        var founder = marketplace.cast().founder().api();
        assertThat(shortlist(founder, GO_AND_POSTGRES).at("/compared")).isEqualTo("6");

        marketplace.aRequest(marketplace.aFounderWithCard(), engineers.get(0));
        assertThat(seen(founder)).doesNotContain(id(engineers.get(0))).hasSize(5);
        suspend(engineers.get(1));
        assertThat(seen(founder)).doesNotContain(id(engineers.get(1))).hasSize(4);
        offer(engineers.get(2), 0, List.of());
        assertThat(seen(founder)).doesNotContain(id(engineers.get(2))).hasSize(3);
        offer(engineers.get(3), 40, List.of(Map.of("from", "2026-03-01T00:00:00Z", "until", "2026-03-09T00:00:00Z")));
        assertThat(seen(founder)).containsExactlyInAnyOrder(id(engineers.get(4)), id(engineers.get(5)));
        assertThat(seen(founder, "2026-03-09T00:00:00Z")).contains(id(engineers.get(3))).hasSize(3);
    }

    @Test
    void everyInstanceKnowsTheSameOfEverybodyHoweverMuchOfItIsNew() {
        var engineers = IntStream.range(0, 5).mapToObj(number -> anEngineer(Tier.MID, "Go")).toList();
        var early = new Pool(jdbc);
        early.upToDate();

        var booking = marketplace.aRequest(marketplace.aFounderWithCard(), engineers.get(0));
        suspend(engineers.get(1));
        shortlist(booking.founder().api(), GO_AND_POSTGRES);
        engineers.get(2).api().put("/v1/me/industries", Map.of("industries", List.of("Health Care")));

        assertThat(members(early)).containsExactlyInAnyOrderElementsOf(members(new Pool(jdbc)));
        assertThat(members(early)).extracting(dev.cadence.matching.Member::engineer)
            .contains(uuid(engineers.get(2)))
            .doesNotContain(uuid(engineers.get(0)), uuid(engineers.get(1)));
    }

    private static List<dev.cadence.matching.Member> members(Pool pool) {
        return pool.upToDate().stream().flatMap(row -> row.members().stream()).toList();
    }

    @Test
    void aRatingCountsFromWhenItIsShownAndNotBefore() {
        var engineer = anEngineer(Tier.MID, "Go", "PostgreSQL");
        var booking = marketplace.accepted(marketplace.aRequest(marketplace.aFounderWithCard(), engineer));
        booking.founder().api().put(booking.path() + "/cancellation", Map.of("immediately", true));
        var founder = marketplace.cast().founder().api();

        booking.founder().api().put(booking.path() + "/ratings/engineer", Map.of("stars", 1));
        var hidden = shortlist(founder, GO_AND_POSTGRES);
        booking.engineer().api().put(booking.path() + "/ratings/company", Map.of("stars", 5));
        var shown = shortlist(founder, GO_AND_POSTGRES);

        assertThat(hidden.at("/places/0/score/ratings")).isEqualTo("11.25");
        assertThat(shown.at("/places/0/score/ratings")).isEqualTo("9.37");
        assertThat(texts(shown, "/places/0/reasons")).contains("Rated 1.0 stars over 1 booking.");
        assertThat(founder.get("/v1/shortlists/" + hidden.at("/id")).text()).isEqualTo(hidden.text());
    }

    @Test
    void theIndustryIsWorthFivePoints() {
        var knows = anEngineer(Tier.MID, "Go");
        anEngineer(Tier.MID, "Go");
        var said = knows.api().put("/v1/me/industries", Map.of("industries", List.of("Fintech", "fin-tech")));
        assertThat(texts(said, "/industries")).containsExactly("fintech", "fin-tech");

        var shortlist = shortlist(marketplace.cast().founder().api(),
                Map.of("paragraph", "Go.", "industry", "FinTech"));

        assertThat(shortlist.at("/places/0/engineerId")).isEqualTo(id(knows));
        assertThat(shortlist.at("/places/0/score/industry")).isEqualTo("5.0");
        assertThat(texts(shortlist, "/places/0/reasons")).contains("Knows your industry.");
    }

    @Test
    void whatWasAnsweredStaysAnsweredWhateverBecomesOfTheEngineers() {
        var engineer = anEngineer(Tier.MID, "Go", "PostgreSQL");
        var founder = marketplace.cast().founder().api();
        var made = shortlist(founder, GO_AND_POSTGRES);

        suspend(engineer);
        marketplace.time().advance(Duration.ofDays(1));
        var read = founder.get("/v1/shortlists/" + made.at("/id"));

        assertThat(read.at("/places/0/score/total")).isEqualTo(made.at("/places/0/score/total"));
        assertThat(read.at("/places/0/engineerId")).isEqualTo(id(engineer));
        assertThat(read.body().at("/places/0/name").isMissingNode()).as("the name of whom nobody sees").isTrue();
    }

    @Test
    void aBookingIsRequestedStraightFromAShortlist() {
        var engineer = anEngineer(Tier.MID, "Go", "PostgreSQL");
        var founder = marketplace.aFounderWithCard().api();
        var shortlist = shortlist(founder, GO_AND_POSTGRES);
        var path = "/v1/shortlists/%s/bookings".formatted(shortlist.at("/id"));

        var choice = founder.with("Idempotency-Key", "k").post(path, Map.of("engineerId", id(engineer)));

        assertThat(choice.status()).as(choice.text()).isEqualTo(201);
        assertThat(choice.header("Location")).isEqualTo("/v1/bookings/" + choice.at("/bookingId"));
        assertThat(founder.get("/v1/bookings/" + choice.at("/bookingId")).at("/stage")).isEqualTo("REQUESTED");
        assertThat(choice.at("/place")).isEqualTo("1");
        assertThat(founder.with("Idempotency-Key", "k").post(path, Map.of("engineerId", id(engineer))).text())
            .isEqualTo(choice.text());
        assertThat(founder.post(path, Map.of("engineerId", id(engineer))).problem()).isEqualTo("engineer-taken");
        assertThat(founder.post(path, Map.of("engineerId", UUID.randomUUID())).problem()).isEqualTo("not-on-shortlist");
        var exposure = marketplace.cast().admin().api().get("/v1/exposures");
        assertThat(exposure.at("/items/0/shown")).isEqualTo("1");
        assertThat(exposure.at("/items/0/chosen")).isEqualTo("1");
    }

    @Test
    void whatIsAnotherCompanysIsNotThere() {
        anEngineer(Tier.MID, "Go");
        var shortlist = shortlist(marketplace.cast().founder().api(), GO_AND_POSTGRES);
        var other = marketplace.aFounderWithCard().api();
        var path = "/v1/shortlists/" + shortlist.at("/id");

        assertThat(other.get(path).problem()).isEqualTo("shortlist-not-found");
        assertThat(other.post(path + "/bookings", Map.of("engineerId", shortlist.at("/places/0/engineerId"))).problem())
            .isEqualTo("shortlist-not-found");
        assertThat(other.post("/v1/briefs/%s/shortlists".formatted(shortlist.at("/briefId")), Map.of()).problem())
            .isEqualTo("brief-not-found");
        assertThat(marketplace.cast().admin().api().get(path).status()).isEqualTo(200);
    }

    private Member<Caller.Engineer> anEngineer(Tier tier, String... skills) {
        return fixtures().anEngineer(tier, skills);
    }

    private void suspend(Member<Caller.Engineer> engineer) {
        fixtures().suspend(engineer);
    }

    private ShortlistFixtures fixtures() {
        return new ShortlistFixtures(marketplace);
    }

    private static List<String> seen(Api founder) {
        return seen(founder, "2026-03-02T12:00:00Z");
    }

    private static List<String> seen(Api founder, String start) {
        return ShortlistFixtures.seen(shortlist(founder,
                Map.of("paragraph", "Go.", "required", List.of("Go", "PostgreSQL"), "startAt", start)));
    }

}
