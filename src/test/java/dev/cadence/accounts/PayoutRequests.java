package dev.cadence.accounts;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.accounts.ValidRequests.Maker;
import dev.cadence.simulator.WebhookSignature;
import dev.cadence.testing.TestInfrastructure;

import static dev.cadence.accounts.ValidRequests.about;
import static dev.cadence.accounts.ValidRequests.with;
import static java.util.Map.entry;

/// The {@link ValidRequests} of payouts.
final class PayoutRequests {

    static final Map<String, Maker> MAKERS = Map
        .ofEntries(entry("exportStatement", (world, self) -> about(2026, 3)),
                entry("linkPayoutAccount",
                        (world, self) -> with(Map.of("returnUrl", "https://example.com/paid", "refreshUrl",
                                "https://example.com/again"))
                            .butRefused("no-payout-account")),
                entry("listPayouts", (world, self) -> about()),
                entry("openPayoutAccount", (world, self) -> with(Map.of("country", "PT"))),
                entry("readBalance", (world, self) -> about()), entry("readPayoutAccount", (world, self) -> about()),
                entry("readStatement", (world, self) -> about(2026, 3)),
                entry("receiveConnectNotice",
                        (world, self) -> notice(world, TestInfrastructure.CONNECT_WEBHOOK_SECRET)),
                entry("receiveThinNotice", (world, self) -> notice(world, TestInfrastructure.THIN_WEBHOOK_SECRET)));

    private PayoutRequests() {
    }

    private static ValidRequests.ValidRequest notice(VisitedWorld world, String secret) {
        var body = "{\"id\":\"evt_%s\",\"type\":\"account.updated\"}".formatted(UUID.randomUUID());
        var signature = WebhookSignature.header(secret, world.clock().instant(), body);
        return new ValidRequests.ValidRequest(List.of(), body, Map.of("Stripe-Signature", signature), "");
    }

}
