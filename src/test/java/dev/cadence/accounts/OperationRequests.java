package dev.cadence.accounts;

import java.util.Map;

import dev.cadence.accounts.ValidRequests.Maker;

import static dev.cadence.accounts.ValidRequests.about;
import static java.util.Map.entry;

/// The {@link ValidRequests} of those who run the marketplace.
final class OperationRequests {

    static final Map<String, Maker> MAKERS = Map.ofEntries(entry("countWork", (world, self) -> about()),
            entry("listWork", (world, self) -> about("OPEN_DISPUTES")),
            entry("findById", (world, self) -> about("pi_unknown")),
            entry("readTimeline", (world, self) -> about(world.trial().id())),
            entry("readBusiness", (world, self) -> about()));

    private OperationRequests() {
    }

}
