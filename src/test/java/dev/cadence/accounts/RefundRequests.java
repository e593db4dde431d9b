package dev.cadence.accounts;

import java.util.Map;

import dev.cadence.accounts.ValidRequests.Maker;

import static dev.cadence.accounts.ValidRequests.about;
import static java.util.Map.entry;

/// The {@link ValidRequests} of refunds and disputes.
final class RefundRequests {

    static final Map<String, Maker> MAKERS = Map.ofEntries(entry("refundCharge",
            (world, self) -> about(world.disputed().charge()).and(Map.of("bearer", "PLATFORM", "reason", "An apology."))
                .onlyIfMatch("*")),
            entry("readCharge", (world, self) -> about(world.disputed().charge())),
            entry("listRefundsOfCharge", (world, self) -> about(world.disputed().charge())),
            entry("listRefunds", (world, self) -> about()),
            entry("readRefund", (world, self) -> about(world.disputed().refund())),
            entry("retryRefund", (world, self) -> about(world.disputed().refund()).onlyIfMatch("*")),
            entry("listDisputes", (world, self) -> about()),
            entry("readDispute", (world, self) -> about(world.disputed().dispute())), entry("annotateDispute",
                    (world, self) -> about(world.disputed().dispute()).and(Map.of("text", "They worked together."))));

    private RefundRequests() {
    }

}
