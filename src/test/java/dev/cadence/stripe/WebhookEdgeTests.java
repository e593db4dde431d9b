package dev.cadence.stripe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import dev.cadence.simulator.WebhookPlan;
import dev.cadence.simulator.WebhookSignature;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.cadence.testing.TestInfrastructure.WEBHOOK_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

/// Notices that are Stripe's and yet not what was expected. None is answered with a fault of ours, which Stripe would
/// repeat for three days.
@CadenceTest
record WebhookEdgeTests(Marketplace marketplace, Api api, JdbcClient jdbc, MutableClock clock) {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void twoNoticesOfTheSameFactAreOneEffect() {
        var booking = marketplace.anActiveBooking();
        var paid = marketplace.stripe()
            .events()
            .stream()
            .filter(event -> event.type().equals("payment_intent.succeeded"))
            .findAny()
            .orElseThrow();
        var again = paid.json().replace(paid.id(), "evt_again");
        var onceMore = paid.json().replace(paid.id(), "evt_once_more");

        assertThat(List.of(send(again), send(onceMore))).containsOnly(204);
        marketplace.time().settle();

        assertThat(stagesOf("evt_again", "evt_once_more")).containsExactly("DONE", "DONE");
        assertThat(booking.charges()).containsExactly("0 PAID");
        assertThat(booking.earnings()).containsExactly("WEEK 0 120000", "TRIAL  34286");
        marketplace.assertAllIsWell();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "2026-03-25.dahlia", "2026-09-30.endive", "2025-03-31.basil", "2022-11-15", "" })
    void aNoticeOfAnyVersionIsOnlyAHintAndHeeded(@Nullable String version) {
        marketplace.stripe().webhooks().plan(new WebhookPlan.ApiVersion(version));
        var setup = marketplace.cast().founder().api().post("/v1/card-setups", Map.of());

        marketplace.finishInTheBrowser(setup.at("/clientSecret"), "pm_card_visa");
        marketplace.time().settle();

        assertThat(marketplace.count("card")).isEqualTo(1);
    }

    @Test
    void anInstallationWithALiveKeyIgnoresNoticesOfTestMode() {
        var live = new StripeSettings("sk_live_1", "whsec_1", "", "", URI.create("https://api.stripe.com"),
                Duration.ofSeconds(1), 1);
        var inbox = new WebhookInbox(jdbc, live, clock);

        inbox.receive(Notice.read(event("evt_test", "payment_intent.succeeded", "false", "pi_1")));
        inbox.receive(Notice.read(event("evt_live", "payment_intent.succeeded", "true", "pi_1")));

        assertThat(stagesOf("evt_test", "evt_live")).containsExactly("IGNORED", "RECEIVED");
    }

    @Test
    void aTypeThatNobodyKnowsIsKeptAndIgnored() {
        assertThat(send(event("evt_1", "payment_intent.teleported", "false", "pi_1"))).isEqualTo(204);
        assertThat(send(event("evt_2", "hologram.flickered", "false", "holo_1"))).isEqualTo(204);
        marketplace.time().settle();

        assertThat(stagesOf("evt_1", "evt_2")).containsExactly("IGNORED", "IGNORED");
    }

    @Test
    void fieldsThatNobodyKnowsChangeNothing() {
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        var setup = marketplace.cast().founder().api().post("/v1/card-setups", Map.of());
        marketplace.finishInTheBrowser(setup.at("/clientSecret"), "pm_card_visa");
        var saved = marketplace.stripe()
            .events()
            .stream()
            .filter(event -> event.type().equals("setup_intent.succeeded"))
            .findAny()
            .orElseThrow()
            .json();

        assertThat(send(saved.replaceFirst("\\{", "{\"context\":{\"newly\":[\"invented\",1,null]},"))).isEqualTo(204);
        marketplace.time().settle();

        assertThat(marketplace.count("card")).isEqualTo(1);
    }

    @Test
    void aThinNoticeAtTheEndpointOfSnapshotsIsKeptAndIgnored() {
        var thin = """
                {"id":"evt_1","object":"v2.core.event","livemode":false,"created":"2026-03-02T12:00:00.000Z",
                 "type":"v2.core.account[configuration.recipient].capability_status_updated","changes":null,
                 "related_object":{"id":"acct_1","type":"v2.core.account","url":"/v2/core/accounts/acct_1"}}""";

        assertThat(send(thin)).isEqualTo(204);
        marketplace.time().settle();

        assertThat(stagesOf("evt_1")).containsExactly("IGNORED");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\\u0000", "evt_\\u0000", "evt_\\ud800", "evt 1", "évènement", "" })
    void anIdThatCouldNotBeKeptIsRefused(String id) {
        assertThat(send(event(id, "payment_intent.succeeded", "false", "pi_1"))).isEqualTo(400);
    }

    @Test
    void namesLongerThanAnyOfStripesAreRefused() {
        var name = "x".repeat(10_000);

        assertThat(send(event(name, "payment_intent.succeeded", "false", "pi_1"))).isEqualTo(400);
        assertThat(send(event("evt_1", name, "false", "pi_1"))).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\\u0000", "pi_\\ud800", "" })
    void anObjectThatCannotBeLookedAtIsIgnored(String object) {
        assertThat(send(event("evt_1", "payment_intent.succeeded", "false", object))).isEqualTo(204);
        assertThat(stagesOf("evt_1")).containsExactly("IGNORED");
    }

    @Test
    void aNoticeOfAMegabyteIsRefusedWhetherItSaysSoOrNot() {
        var body = event("evt_1", "payment_intent.succeeded", "false", "pi_1");
        var megabyte = body + " ".repeat(1_048_576 - body.length());
        var bytes = megabyte.getBytes(StandardCharsets.UTF_8);

        assertThat(send(megabyte, BodyPublishers.ofByteArray(bytes))).isEqualTo(413);
        assertThat(send(megabyte, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))).isEqualTo(413);
        assertThat(marketplace.count("stripe_event")).isZero();
    }

    @Test
    void whatIsCompressedIsNotWhatWasSigned() throws IOException {
        var body = event("evt_1", "payment_intent.succeeded", "false", "pi_1");
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        var publisher = BodyPublishers.ofByteArray(compressed.toByteArray());

        assertThat(send(body, publisher, "Content-Encoding", "gzip")).isEqualTo(400);
        assertThat(marketplace.count("stripe_event")).isZero();
    }

    @Test
    void whatIsNotUtf8IsNotAuthentic() {
        var body = event("evt_1", "payment_intent.succeeded", "false", "pi_é");

        assertThat(send(body, BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1))).isEqualTo(400);
        assertThat(send(body, BodyPublishers.ofString(body, StandardCharsets.UTF_16))).isEqualTo(400);
        assertThat(marketplace.count("stripe_event")).isZero();
    }

    /// It even carries the references of one of our charges.
    @Test
    void thePaymentOfAnotherApplicationOnTheSameAccountIsIgnored() {
        var booking = marketplace.anActiveBooking();
        var before = marketplace.count("stripe_event where stage <> 'IGNORED'");
        var charge = booking.founder().api().get(booking.path() + "/charges").at("/items/0/id");
        var other = Api.at(marketplace.stripe().baseUri())
            .as("sk_test_another_application")
            .with("Content-Type", FORM)
            .send("POST", "/v1/payment_intents",
                    "amount=5000&currency=usd&confirm=true&payment_method=pm_card_visa&payment_method_types[0]=card"
                            + "&metadata[booking]=%s&metadata[charge]=%s&metadata[week]=0".formatted(booking.id(),
                                    charge));
        assertThat(other.status()).as(other.text()).isEqualTo(200);
        marketplace.stripe().refunds().makeByHand(other.at("/latest_charge"), 1_00);
        marketplace.time().settle();
        marketplace.stripe().disputes().open(other.at("/latest_charge"));
        marketplace.time().settle();

        assertThat(marketplace.count("stripe_event where stage <> 'IGNORED'")).isEqualTo(before);
        assertThat(marketplace.count("stripe_event where stage = 'IGNORED' and type like 'charge.dispute.%'"))
            .isPositive();
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(booking.charges()).containsExactly("0 PAID");
        assertThat(marketplace.count("refund")).isZero();
        assertThat(marketplace.count("dispute")).isZero();
    }

    private static String event(String id, String type, String live, String object) {
        return """
                {"id":"%s","object":"event","type":"%s","livemode":%s,"data":{"object":{"id":"%s"}}}""".formatted(id,
                type, live, object);
    }

    private int send(String body) {
        return send(body, BodyPublishers.ofString(body));
    }

    /// @param signed what Stripe has signed
    /// @param sent what has become of it on the way
    private int send(String signed, BodyPublisher sent, String... headers) {
        var request = HttpRequest.newBuilder(api.base().resolve("/webhooks/stripe"))
            .header("Content-Type", "application/json")
            .header("Stripe-Signature", WebhookSignature.header(WEBHOOK_SECRET, clock.instant(), signed))
            .POST(sent);
        try (var http = HttpClient.newHttpClient()) {
            return http
                .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.discarding())
                .statusCode();
        }
        catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private List<String> stagesOf(String... events) {
        return Stream.of(events).map(this::stageOf).toList();
    }

    private String stageOf(String event) {
        return jdbc.sql("select stage from stripe_event where event_ref = ?").param(event).query(String.class).single();
    }

}
