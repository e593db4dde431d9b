package dev.cadence.accounts;

import java.util.Map;

import dev.cadence.accounts.ValidRequests.Maker;

import static dev.cadence.accounts.ValidRequests.about;
import static dev.cadence.accounts.ValidRequests.with;
import static java.util.Map.entry;

/// The {@link ValidRequests} of the advisor.
final class AdviceRequests {

    private static final Map<String, String> FORM = Map.of("paragraph",
            "We need a small REST API with Postgres that takes orders from our shop, live in two weeks.");

    static final Map<String, Maker> MAKERS = Map.ofEntries(entry("askForAdvice", (world, self) -> with(FORM)),
            entry("readAdvice", (world, self) -> about(advice(world))),
            entry("makeBriefOfAdvice", (world, self) -> about(advice(world)).and(Map.of())),
            entry("listAdviceOutcomes", (world, self) -> about()),
            entry("sumUpAdviceOutcomes", (world, self) -> about()));

    private AdviceRequests() {
    }

    private static String advice(VisitedWorld world) {
        return world.person(Visitor.OWNER).session().post("/v1/advice", FORM).at("/id");
    }

}
