package dev.cadence.accounts;

import java.util.Map;

import dev.cadence.accounts.ValidRequests.Maker;

import static dev.cadence.accounts.ValidRequests.about;
import static dev.cadence.accounts.ValidRequests.with;
import static java.util.Map.entry;

/// The {@link ValidRequests} of payouts.
final class PayoutRequests {

    static final Map<String, Maker> MAKERS = Map
        .ofEntries(entry("readBalance", (world, self) -> about()),
                entry("readStatement", (world, self) -> about(2026, 3)),
                entry("exportStatement", (world, self) -> about(2026, 3)),
                entry("readPayoutAccount", (world, self) -> about()),
                entry("openPayoutAccount", (world, self) -> with(Map.of("country", "PT"))),
                entry("linkPayoutAccount",
                        (world, self) -> with(Map.of("returnUrl", "https://example.com/paid", "refreshUrl",
                                "https://example.com/again"))
                            .butRefused("payout-account-not-found")),
                entry("listPayouts", (world, self) -> about()));

    private PayoutRequests() {
    }

}
