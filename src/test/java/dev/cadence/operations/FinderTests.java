package dev.cadence.operations;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.billing.BillingEvent;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Payday;
import dev.cadence.testing.Vetting;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// An admin has an id from somewhere.
@CadenceTest
record FinderTests(Marketplace marketplace, Vetting vetting, JdbcClient jdbc, ApplicationEventPublisher events,
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
        assertFound("ENGINEER", "", id(booking.engineer()));
        assertThat(href(id(booking.engineer()))).isEqualTo("/v1/engineers/" + id(booking.engineer()));
    }

    @Test
    void anEngineerIsFoundBeforeTheyAreApproved() {
        var newcomer = marketplace.cast().engineer();
        var applicant = vetting.aSubmittedApplication();

        assertFound("ENGINEER", "", id(newcomer));
        assertThat(find(id(newcomer)).at("/found/0/otherId")).isEqualTo(newcomer.caller().account().value().toString());
        assertFound("ENGINEER", "", id(applicant.engineer()));
        assertThat(href(id(applicant.engineer()))).isEqualTo(applicant.path());
        assertFound("APPLICATION", "", applicant.id());
        assertFound("APPLICATION", "", vetting.anApplicant().id());
    }

    @Test
    void anEngineerWhomNobodySeesIsFoundWhereAnAdminCanRead() {
        var engineer = marketplace.anEngineer(Tier.MID);
        new Payday(marketplace, jdbc, events, transaction).anAccount(engineer);
        var suspended = admin().put("/v1/engineers/%s/suspension".formatted(id(engineer)),
                Map.of("reason", "Under review."));
        assertThat(suspended.status()).as(suspended.text()).isEqualTo(200);

        assertFound("ENGINEER", "", id(engineer));
        assertThat(admin().get(href(id(engineer))).text()).contains("suspended_at");
        assertFound("PAYOUT_ACCOUNT", "", ref("account_ref", "payee"));
    }

    @Test
    void whatCameOfVettingAndOfAdviceIsFound() {
        var interview = vetting.graded(vetting.aHeldInterview(), 70);
        var founder = marketplace.cast().founder();
        var advice = founder.api().post("/v1/advice", Map.of("paragraph", "We need somebody for our checkout."));

        assertFound("INTERVIEW", "", interview.id());
        assertFound("INTERVIEW_SLOT", "", interview.slot());
        assertFound("SCORECARD", "", ref("id::text", "scorecard"));
        assertFound("ADVICE", "", advice.at("/id"));
    }

    @Test
    void howSomebodyCameInIsFound() {
        var owner = marketplace.cast().inPerson(marketplace.cast().founder());
        owner.post("/v1/invitations", Map.of("email", "bob@example.com"));

        assertFound("SESSION", "", ref("id::text", "sign_in_session"));
        assertFound("INVITATION", "", ref("id::text", "mailed_code where invited_by is not null"));
    }

    @Test
    void whatWasToldToProgramsIsFound() {
        var founder = marketplace.aFounderWithCard();
        var endpoint = founder.api()
            .post("/v1/webhook-endpoints", Map.of("url", "http://127.0.0.1:1/", "description", "", "types", List.of()))
            .at("/endpoint/id");
        founder.api().post("/v1/webhook-endpoints/%s/pings".formatted(endpoint), Map.of());
        var booking = marketplace.aRequest(founder, marketplace.anEngineer(Tier.MID));
        marketplace.time().settle();
        var requested = ref("id::text", "event where type = 'booking.requested'");

        assertFound("WEBHOOK_ENDPOINT", "", endpoint);
        assertFound("EVENT", booking.id(), requested);
        assertFound("EVENT", "", ref("id::text", "event where type = 'webhook.pinged'"));
        assertFound("WEBHOOK_DELIVERY", booking.id(),
                ref("id::text", "webhook_delivery where event_id = '%s'".formatted(requested)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "72d3162e-cc78-11e3-81ab-4c9367dc0958", "manual-1" })
    void whatGithubCallsADeliveryIsFound(String delivery) {
        var booking = marketplace.aTrial();
        booking.founder().api().put(booking.path() + "/repository", Map.of("repository", "acme/shop"));
        jdbc.sql("""
                insert into github_notice (link_id, delivery, event, outcome, received_at)
                select id, ?, 'ping', 'PONG', linked_at from repository_link""").param(delivery).update();

        assertFound("GITHUB_DELIVERY", booking.id(), delivery);
    }

    @ParameterizedTest
    @ValueSource(strings = { "019caf2c-1800-7000-8000-0000000000aa", "withdrawal-0001" })
    void whatARequestChangedIsFoundByItsId(String request) {
        var booking = marketplace.aRequest();
        booking.founder().api().with("X-Request-Id", request).put(booking.path() + "/withdrawal");

        assertFound("REQUEST", "", request);
        assertThat(admin().get(href(request)).text()).contains(booking.id());
    }

    @ParameterizedTest
    @ValueSource(strings = { "pi_unknown", "00000000-0000-0000-0000-000000000000", "x", "INV-2026-999999" })
    void ofAnIdThatNothingHasNothingIsFound(String id) {
        assertThat(find(id).text()).isEqualTo("{\"found\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "%20", "pi_%27%20or%201=1", "%C3%A9", "ada@example.com" })
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

    private String href(String id) {
        return find(id).at("/found/0/href");
    }

    private static String id(Member<Caller.Engineer> engineer) {
        return engineer.caller().engineer().value().toString();
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
