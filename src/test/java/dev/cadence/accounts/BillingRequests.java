package dev.cadence.accounts;

import java.util.Map;

import dev.cadence.accounts.ValidRequests.Maker;

import static dev.cadence.accounts.ValidRequests.about;
import static java.util.Map.entry;

/// The {@link ValidRequests} of billing.
final class BillingRequests {

    static final Map<String, Maker> MAKERS = Map.ofEntries(
            entry("authenticateCharge", (world, self) -> about(world.charge()).butRefused("authentication-not-needed")),
            entry("chooseCard", (world, self) -> about(world.card())),
            entry("readCard", (world, self) -> about(world.card())),
            entry("removeCard", (world, self) -> about(world.card())));

    private BillingRequests() {
    }

}
