package dev.cadence.accounts;

import java.util.List;
import java.util.Map;

import dev.cadence.accounts.ValidRequests.Maker;

import static dev.cadence.accounts.ValidRequests.about;
import static dev.cadence.accounts.ValidRequests.with;
import static java.util.Map.entry;

/// The {@link ValidRequests} of matching.
final class MatchingRequests {

    private static final Map<String, String> FORM = Map.of("paragraph", "Our checkout loses requests.");

    static final Map<String, Maker> MAKERS = Map.ofEntries(entry("submitBrief", (world, self) -> with(FORM)),
            entry("listBriefs", (world, self) -> about()), entry("readBrief", (world, self) -> about(brief(world))),
            entry("correctBriefSkills", (world, self) -> about(brief(world))
                .and(Map.of("required", List.of("Go"), "niceToHave", List.of()))));

    private MatchingRequests() {
    }

    private static String brief(VisitedWorld world) {
        return world.person(Visitor.OWNER).session().post("/v1/briefs", FORM).at("/id");
    }

}
