package dev.cadence.accounts;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.accounts.ValidRequests.Maker;

import static dev.cadence.accounts.ValidRequests.about;
import static dev.cadence.accounts.ValidRequests.with;
import static java.util.Map.entry;

/// The {@link ValidRequests} of matching.
final class MatchingRequests {

    private static final Map<String, String> FORM = Map.of("paragraph", "Our checkout loses requests.");

    static final Map<String, Maker> MAKERS = Map.ofEntries(entry("submitBrief", (world, self) -> with(FORM)),
            entry("listBriefs", (world, self) -> about()), entry("readBrief", (world, self) -> about(brief(world))),
            entry("correctBriefSkills",
                    (world, self) -> about(brief(world))
                        .and(Map.of("required", List.of("Go"), "niceToHave", List.of()))),
            entry("makeShortlist", (world, self) -> about(brief(world))),
            entry("listShortlists", (world, self) -> about(brief(world))),
            entry("readShortlist", (world, self) -> about(shortlist(world))),
            entry("replayShortlist",
                    (world, self) -> about(shortlist(world)).and(Map.of("skills", 10, "price", 10, "overlap", 10,
                            "ratings", 10, "utilisation", 10, "industry", 10))),
            entry("chooseFromShortlist",
                    (world, self) -> about(shortlist(world)).and(Map.of("engineerId", UUID.randomUUID()))),
            entry("listExposures", (world, self) -> about()),
            entry("readMyIndustries", (world, self) -> about().butRefused("engineer-not-found")),
            entry("changeMyIndustries",
                    (world, self) -> with(Map.of("industries", List.of("fintech"))).butRefused("engineer-not-found")));

    private MatchingRequests() {
    }

    private static String brief(VisitedWorld world) {
        return world.person(Visitor.OWNER).session().post("/v1/briefs", FORM).at("/id");
    }

    private static String shortlist(VisitedWorld world) {
        return world.person(Visitor.OWNER)
            .session()
            .post("/v1/briefs/%s/shortlists".formatted(brief(world)), Map.of())
            .at("/id");
    }

}
