package dev.cadence.accounts;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.accounts.ValidRequests.Maker;

import static dev.cadence.accounts.ValidRequests.about;
import static dev.cadence.accounts.ValidRequests.with;
import static java.util.Map.entry;

/// The {@link ValidRequests} of delivery.
final class DeliveryRequests {

    private static final Map<String, String> REPOSITORY = Map.of("repository", "acme/shop");

    private static final Map<String, Object> IDENTITY = Map.of("githubLogin", "ada", "emails", List.of());

    private static final Map<String, String> UPDATE = Map.of("text", "Tests first.");

    static final Map<String, Maker> MAKERS = Map.ofEntries(
            entry("linkRepository", (world, self) -> about(world.trial().id()).and(REPOSITORY)),
            entry("readRepository", (world, self) -> about(linked(world))),
            entry("rotateRepositorySecret", (world, self) -> about(linked(world))),
            entry("unlinkRepository", (world, self) -> about(linked(world))),
            entry("receiveGithubNotice",
                    (world, self) -> about(UUID.randomUUID()).and(Map.of()).butRefused("repository-not-linked")),
            entry("readDelivery", (world, self) -> about(world.trial().id())),
            entry("readDeliveryPace", (world, self) -> about()),
            entry("sayMyCommitIdentity", (world, self) -> with(IDENTITY)),
            entry("readMyCommitIdentity", (world, self) -> {
                self.session().put("/v1/me/commit-identity", IDENTITY);
                return about();
            }), entry("forgetMyCommitIdentity", (world, self) -> about()),
            entry("listDayUpdates", (world, self) -> about(world.trial().id())),
            entry("postDayUpdate", (world, self) -> about(world.trial().id(), world.today()).and(UPDATE)),
            entry("readDayUpdate", (world, self) -> {
                var booking = world.trial();
                booking.engineer().api().put("%s/days/%s/update".formatted(booking.path(), world.today()), UPDATE);
                return about(booking.id(), world.today());
            }));

    private DeliveryRequests() {
    }

    private static String linked(VisitedWorld world) {
        world.trial().founder().api().put(world.trial().path() + "/repository", REPOSITORY);
        return world.trial().id();
    }

}
