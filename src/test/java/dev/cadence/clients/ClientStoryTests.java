package dev.cadence.clients;

import java.util.List;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The API's description is enough to write programs: the clients that are generated from `src/docs/openapi.json` compile
/// as strictly as their languages can, and a founder's first booking, in `src/test/clients`, can be told with nothing
/// else.
@CadenceTest
record ClientStoryTests(Api api, Marketplace marketplace, Mailbox mailbox) {

    private static final List<String> STORY = List.of("registered: Ada King, FOUNDER", "signed in: COMPLETE",
            "founded: Acme", "found: SENIOR, true, [Java, PostgreSQL]", "shortlisted: 1, the same: true, 150000 USD",
            "refused: 409 /problems/no-usable-card", "card: visa 4242", "requested: REQUESTED, once: true, 150000 USD",
            "accepted: 1, TRIAL", "read: TRIAL, free for 48 hours", "read again: 304", "event: booking.requested",
            "event: booking.accepted", "event: booking.trial_started");

    @Test
    void aFirstBookingIsToldInJava() throws Exception {
        var engineer = marketplace.anEngineer(Tier.SENIOR);
        try (var surroundings = new Surroundings(marketplace, mailbox)) {
            assertThat(Workshop.tellInJava(api.base().toString(), surroundings.url(), engineer.key())).isEqualTo(STORY);
        }
    }

    @Test
    void aFirstBookingIsToldInTypeScript() throws Exception {
        assumeTrue(Workshop.hasNode(), "NOT RUN: needs Node 18 or newer on the path");
        var engineer = marketplace.anEngineer(Tier.SENIOR);
        try (var surroundings = new Surroundings(marketplace, mailbox)) {
            assertThat(Workshop.tellInTypeScript(api.base().toString(), surroundings.url(), engineer.key()))
                .isEqualTo(STORY);
        }
    }

}
