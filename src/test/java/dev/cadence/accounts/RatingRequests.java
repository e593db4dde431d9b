package dev.cadence.accounts;

import java.util.Map;

import dev.cadence.accounts.ValidRequests.Maker;

import static dev.cadence.accounts.ValidRequests.about;
import static java.util.Map.entry;

/// The {@link ValidRequests} of ratings.
final class RatingRequests {

    private static final Map<String, Object> OPINION = Map.of("stars", 4, "comment", "Quick answers.");

    static final Map<String, Maker> MAKERS = Map.ofEntries(
            entry("listDayRatings", (world, self) -> about(world.trial().id())),
            entry("rateCompany", (world, self) -> about(world.over().id()).and(OPINION)),
            entry("rateDay", (world, self) -> about(world.trial().id(), world.today()).and(Map.of("stars", 5))),
            entry("readDayRating", (world, self) -> about(rated(world), world.today())),
            entry("rateEngineer", (world, self) -> about(world.over().id()).and(OPINION)),
            entry("readEngineerRating", (world, self) -> about(world.engineerId())),
            entry("readRatings", (world, self) -> about(world.trial().id())));

    private RatingRequests() {
    }

    /// A booking whose day was rated, as its engineer is shown by now: both sides have
    /// rated it too.
    private static String rated(VisitedWorld world) {
        var booking = world.trial();
        booking.founder().api().put("%s/days/%s/rating".formatted(booking.path(), world.today()), Map.of("stars", 5));
        world.over().founder().api().put(booking.path() + "/ratings/engineer", OPINION);
        booking.engineer().api().put(booking.path() + "/ratings/company", OPINION);
        return booking.id();
    }

}
