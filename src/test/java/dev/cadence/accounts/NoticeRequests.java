package dev.cadence.accounts;

import java.util.Map;

import dev.cadence.accounts.ValidRequests.Maker;

import static dev.cadence.accounts.ValidRequests.about;
import static java.util.Map.entry;

/// The {@link ValidRequests} of events and webhooks.
final class NoticeRequests {

    static final Map<String, Maker> MAKERS = Map.ofEntries(entry("readEvents", (world, self) -> about()));

    private NoticeRequests() {
    }

}
