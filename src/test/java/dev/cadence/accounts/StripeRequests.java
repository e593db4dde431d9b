package dev.cadence.accounts;

import java.util.Map;

import dev.cadence.accounts.ValidRequests.Maker;

import static dev.cadence.accounts.ValidRequests.about;
import static java.util.Map.entry;

/// The {@link ValidRequests} about the conversation with Stripe.
final class StripeRequests {

    static final Map<String, Maker> MAKERS = Map.ofEntries(entry("readHalt", (world, self) -> about()),
            entry("listStripeNotices", (world, self) -> about()),
            entry("retryStripeNotice", (world, self) -> about("evt_unknown").butRefused("notice-not-found")));

    private StripeRequests() {
    }

}
