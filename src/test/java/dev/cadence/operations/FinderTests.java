package dev.cadence.operations;

import java.util.Set;
import java.util.UUID;

import dev.cadence.billing.BillingEvent;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MoneyBack;
import dev.cadence.testing.Payday;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// An admin has an id from somewhere.
@CadenceTest
record FinderTests(Marketplace marketplace, JdbcClient jdbc, ApplicationEventPublisher events,
        TransactionTemplate transaction) {

    @Test
    void whateverStripeCallsByAnIdIsFound() {
        var payday = new Payday(marketplace, jdbc, events, transaction);
        var paid = payday.aBookingPaidOut();
        payday.refund(paid, 100_00, BillingEvent.Bearer.SHARED);
        var disputed = marketplace.anActiveBooking();
        payday.dispute(disputed);

        assertFound("CHARGE", paid.id(), ref("intent_ref", "charge where booking_id = '%s'".formatted(paid.id())));
        assertFound("CHARGE", paid.id(), ref("charge_ref", "charge where booking_id = '%s'".formatted(paid.id())));
        assertFound("REFUND", "", ref("refund_ref", "refund"));
        assertFound("DISPUTE", disputed.id(), ref("dispute_ref", "dispute"));
        assertFound("PAYOUT", paid.id(), ref("transfer_ref", "payout where transfer_ref is not null"));
        assertFound("REFUND_SHARE", paid.id(), ref("reversal_ref", "refund_share"));
        assertFound("PAYOUT_ACCOUNT", "", ref("account_ref", "payee"));
        assertFound("COMPANY", "", ref("customer_ref", "payer"));
        assertFound("CARD", "", ref("payment_method_ref", "card"));
        assertFound("CARD_SETUP", "", ref("setup_ref", "card_setup"));
        assertFound("STRIPE_NOTICE", "", ref("event_ref", "stripe_event"));
        assertFound("INVOICE", paid.id(), ref("number", "invoice where booking_id = '%s'".formatted(paid.id())));
    }

    @Test
    void whateverWeCallByAnIdIsFound() {
        var payday = new Payday(marketplace, jdbc, events, transaction);
        var booking = payday.aBookingPaidOut();
        payday.refund(booking, 100_00, BillingEvent.Bearer.SHARED);
        payday.dispute(marketplace.anActiveBooking());
        marketplace.cast().founder();

        assertFound("BOOKING", booking.id(), booking.id());
        for (var table : Set.of("account", "company", "charge", "refund", "dispute", "earning", "payout", "invoice",
                "card", "card_setup", "ledger_entry", "api_key")) {
            assertFound(table.toUpperCase(java.util.Locale.ROOT), "", ref("id::text", table));
        }
        assertFound("ENGINEER", "", booking.engineer().caller().engineer().value().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "pi_unknown", "00000000-0000-0000-0000-000000000000", "x", "INV-2026-999999" })
    void ofAnIdThatNothingHasNothingIsFound(String id) {
        assertThat(find(id).text()).isEqualTo("{\"found\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "%20", "pi_%27%20or%201=1", "%C3%A9" })
    void whatIsNoIdIsRefused(String id) {
        assertThat(find(id).status()).isEqualTo(400);
    }

    @Test
    void whatIsFoundIsFoundThroughIndexesAlone() {
        assertThat(Plans.of(Finder.BY_OUR_ID.replace(":id", "'%s'".formatted(UUID.randomUUID())), jdbc, transaction))
            .doesNotContain("Seq Scan");
        assertThat(Plans.of(Finder.BY_OTHER_ID.replace(":id", "'pi_1'"), jdbc, transaction)).doesNotContain("Seq Scan");
    }

    /// What is said to be found there can be read there.
    private void assertFound(String kind, String booking, String id) {
        var found = find(id);
        assertThat(found.at("/found/0/kind")).as(id).isEqualTo(kind);
        if (!booking.isEmpty()) {
            assertThat(found.at("/found/0/bookingId")).isEqualTo(booking);
        }
        var href = found.at("/found/0/href");
        assertThat(href.isEmpty() ? 200 : admin().get(href).status()).as(found.text()).isEqualTo(200);
    }

    private String ref(String column, String table) {
        return jdbc.sql("select %s from %s limit 1".formatted(column, table)).query(String.class).single();
    }

    private Api.Answer find(String id) {
        return admin().get("/v1/ids/" + id);
    }

    private Api admin() {
        return marketplace.cast().admin().api();
    }

}
