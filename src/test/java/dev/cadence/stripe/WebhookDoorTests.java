package dev.cadence.stripe;

import dev.cadence.shared.Refusal;
import dev.cadence.simulator.WebhookSignature;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.MutableClock;
import dev.cadence.testing.TestInfrastructure;
import dev.cadence.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Each of the three doors opens to its own secret, and takes in only what is ours.
@CadenceTest
record WebhookDoorTests(Api api, JdbcClient jdbc, MutableClock clock, TimeMachine time) {

    private static final String SNAPSHOT = """
            {"id":"evt_1","object":"event","type":"account.updated","livemode":false,"account":"acct_of_others",
             "data":{"object":{"id":"acct_of_others","object":"account"}}}""";

    private static final String THIN = """
            {"id":"evt_1","object":"v2.core.event","type":"v2.core.account[requirements].updated","livemode":false,
             "created":"2026-03-02T12:00:00Z","related_object":{"id":"acct_of_others","type":"v2.core.account",
             "url":"/v2/core/accounts/acct_of_others"}}""";

    @ParameterizedTest
    @CsvSource({ "'', whsec_of_connected_accounts", "'', whsec_of_thin_events", "/connect, whsec_of_the_simulator",
            "/connect, whsec_of_thin_events", "/thin, whsec_of_the_simulator", "/thin, whsec_of_connected_accounts" })
    void aNoticeThatIsSignedForAnotherDoorIsRefused(String door, String secret) {
        var refused = send(door, SNAPSHOT, secret);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("webhook-not-authentic");
    }

    @Test
    void aNoticeAboutAnAccountThatIsNotOursIsIgnored() {
        assertThat(send("/connect", SNAPSHOT, TestInfrastructure.CONNECT_WEBHOOK_SECRET).status()).isEqualTo(204);
        time.settle();

        assertThat(stage()).isEqualTo("IGNORED");
    }

    @Test
    void aThinEventAboutAnAccountThatIsNotOursIsIgnored() {
        assertThat(send("/thin", THIN, TestInfrastructure.THIN_WEBHOOK_SECRET).status()).isEqualTo(204);
        time.settle();

        assertThat(stage()).isEqualTo("IGNORED");
    }

    @Test
    void aThinEventAtTheDoorOfSnapshotsIsKeptAndIgnored() {
        assertThat(send("", THIN, TestInfrastructure.WEBHOOK_SECRET).status()).isEqualTo(204);

        assertThat(stage()).isEqualTo("IGNORED");
    }

    @Test
    void aSnapshotAtTheDoorOfThinEventsIsKeptAndIgnored() {
        assertThat(send("/thin", SNAPSHOT, TestInfrastructure.THIN_WEBHOOK_SECRET).status()).isEqualTo(204);

        assertThat(stage()).isEqualTo("IGNORED");
    }

    @Test
    void aDoorWithoutASecretOpensToNobody() {
        var signatures = new WebhookSignatures(StripeSettingsTests.aTestSetup("whsec_1"), clock);
        var signature = WebhookSignature.header("whsec_1", clock.instant(), THIN);

        assertThatExceptionOfType(Refusal.class)
            .isThrownBy(() -> signatures.verify(WebhookSignatures.Door.THIN, THIN, signature));
    }

    private Api.Answer send(String door, String body, String secret) {
        return api.with("Stripe-Signature", WebhookSignature.header(secret, clock.instant(), body))
            .send("POST", "/webhooks/stripe" + door, body);
    }

    private String stage() {
        return jdbc.sql("select stage from stripe_event where event_ref = 'evt_1'").query(String.class).single();
    }

}
