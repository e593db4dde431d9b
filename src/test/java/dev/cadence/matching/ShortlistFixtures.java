package dev.cadence.matching;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.testing.Api;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace;
import dev.cadence.vetting.Tier;

import static org.assertj.core.api.Assertions.assertThat;

/// Engineers, briefs and what became of them.
record ShortlistFixtures(Marketplace marketplace) {

    static final Map<String, Object> GO_AND_POSTGRES = Map.of("paragraph",
            "Our checkout is written in Go and loses requests at peak.", "required", List.of("Go", "PostgreSQL"));

    static final MatchingPolicy ONE_IN_TEN = new MatchingPolicy(1, new Weights(40, 20, 15, 15, 10, 5), 400, 5,
            Duration.ofDays(28), 1_000);

    Member<Caller.Engineer> anEngineer(Tier tier, String... skills) {
        var engineer = marketplace.cast().engineer();
        marketplace.approve(engineer, tier,
                Marketplace.introduction(engineer.person().name(), "Builds services", skills));
        return engineer;
    }

    void suspend(Member<Caller.Engineer> engineer) {
        var suspended = marketplace.cast()
            .inPerson(marketplace.cast().admin())
            .put("/v1/engineers/%s/suspension".formatted(id(engineer)), Map.of("reason", "Under review."));
        assertThat(suspended.status()).as(suspended.text()).isEqualTo(200);
    }

    static void offer(Member<Caller.Engineer> engineer, int hours, List<?> blocked) {
        var offered = engineer.api()
            .put("/v1/me/availability",
                    Map.of("timeZone", "Europe/Lisbon", "workingHours", Map.of("from", "09:00", "until", "17:00"),
                            "capacityHours", hours, "availableFrom", "2026-03-02T12:00:00Z", "blockedPeriods",
                            blocked));
        assertThat(offered.status()).as(offered.text()).isEqualTo(200);
    }

    static String brief(Api founder, Map<String, ?> form) {
        var brief = founder.post("/v1/briefs", form);
        assertThat(brief.status()).as(brief.text()).isEqualTo(201);
        return brief.at("/id");
    }

    /// In which nobody has a place for being new.
    static Api.Answer shortlist(Api founder, Map<String, ?> form) {
        return shortlist(founder, brief(founder, form, false));
    }

    static Api.Answer shortlist(Api founder, String brief) {
        var shortlist = founder.post("/v1/briefs/%s/shortlists".formatted(brief), Map.of());
        assertThat(shortlist.status()).as(shortlist.text()).isEqualTo(201);
        return shortlist;
    }

    /// A brief whose shortlists give the last place to a newcomer, or one whose do not.
    static String brief(Api founder, Map<String, ?> form, boolean exploring) {
        return Stream.generate(() -> brief(founder, form))
            .filter(brief -> Exploration.of(new BriefId(UUID.fromString(brief))).isDue(ONE_IN_TEN) == exploring)
            .findFirst()
            .orElseThrow();
    }

    static List<String> places(Api.Answer shortlist) {
        return engineers(shortlist, "/places");
    }

    /// With a place or without.
    static List<String> seen(Api.Answer shortlist) {
        return Stream.of("/places", "/nearMisses").flatMap(list -> engineers(shortlist, list).stream()).toList();
    }

    static List<String> engineers(Api.Answer answer, String list) {
        return answer.body().at(list).valueStream().map(one -> one.at("/engineerId").asString()).toList();
    }

    static List<String> texts(Api.Answer answer, String pointer) {
        return answer.body().at(pointer).valueStream().map(node -> node.asString()).toList();
    }

    static String id(Member<Caller.Engineer> engineer) {
        return uuid(engineer).toString();
    }

    static UUID uuid(Member<Caller.Engineer> engineer) {
        return engineer.caller().engineer().value();
    }

}
