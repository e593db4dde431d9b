package dev.cadence.stripe;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.IntStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.cadence.shared.Refusal;
import dev.cadence.stripe.WebhookSignatures.Door;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.MutableClock;
import dev.cadence.testing.TestInfrastructure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// The door that is open to the whole Internet.
@CadenceTest
record WebhookTests(Api api, JdbcClient jdbc, MutableClock clock) {

    private static final String BODY = """
            {"id":"evt_1","object":"event","type":"payment_intent.succeeded","livemode":false,
             "data":{"object":{"id":"pi_of_another_application","object":"payment_intent"}}}""";

    @Test
    void aSignedNoticeIsWrittenDownAndAnswered() {
        assertThat(send(BODY, signed(BODY)).status()).isEqualTo(204);
        assertThat(stageOf("evt_1")).isEqualTo("RECEIVED");
    }

    @Test
    void theSameNoticeFiftyTimesAtOnceIsWrittenDownOnce() {
        var signature = signed(BODY);

        assertThat(IntStream.range(0, 50).parallel().mapToObj(n -> send(BODY, signature).status())).containsOnly(204);
        assertThat(jdbc.sql("select count(*) from stripe_event").query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void aSignatureThatIsNotStripesIsRefused() {
        assertRefused(BODY, "t=%d,v1=%s".formatted(clock.instant().getEpochSecond(), "0".repeat(64)));
        assertRefused(BODY, signed(BODY, "whsec_of_somebody_else", clock.instant()));
    }

    @Test
    void aBodyThatWasAlteredByOneSpaceIsRefused() {
        assertRefused(BODY + " ", signed(BODY));
    }

    @Test
    void aNoticeIsTakenUpToFiveMinutesOldOrAheadAndNotASecondMore() {
        var now = clock.instant();

        assertThat(send(BODY, signedAt(now.minusSeconds(300))).status()).isEqualTo(204);
        assertThat(send(BODY, signedAt(now.plusSeconds(300))).status()).isEqualTo(204);
        assertRefused(BODY, signedAt(now.minusSeconds(301)));
        assertRefused(BODY, signedAt(now.plusSeconds(301)));
        assertRefused(BODY, signedAt(now.plus(Duration.ofDays(365))));
    }

    @ParameterizedTest
    @ValueSource(strings = { " ", "t", "v1", "t=abc,v1=00", "t=,v1=", "t=1,v1", "t=1", "v1=00",
            "t=99999999999999999999,v1=00", "t=1772452800,v1=zz", ",,,", "t=1772452800,v0=00", "=", "t==1" })
    void aHeaderThatIsMalformedIsRefused(String header) {
        assertRefused(BODY, header);
    }

    @Test
    void aMissingHeaderIsRefused() {
        assertRefused(BODY, null);
    }

    @Test
    void oneGoodSignatureAmongSeveralIsEnough() {
        assertThat(send(BODY, signed(BODY).replace(",v1=", ",v1=%s,v1=".formatted("0".repeat(64)))).status())
            .isEqualTo(204);
    }

    @Test
    void theSecretMayBeOneOfTwoWhileItIsBeingRotated() {
        var settings = StripeSettingsTests.aTestSetup("whsec_new, whsec_old");
        var signatures = new WebhookSignatures(settings, clock);

        signatures.verify(Door.PLATFORM, BODY, signed(BODY, "whsec_new", clock.instant()));
        signatures.verify(Door.PLATFORM, BODY, signed(BODY, "whsec_old", clock.instant()));
    }

    @Test
    void aSecretThatWasDroppedOpensNothingAnyMore() {
        var signatures = new WebhookSignatures(StripeSettingsTests.aTestSetup("whsec_new"), clock);

        signatures.verify(Door.PLATFORM, BODY, signed(BODY, "whsec_new", clock.instant()));
        assertThatExceptionOfType(Refusal.class)
            .isThrownBy(() -> signatures.verify(Door.PLATFORM, BODY, signed(BODY, "whsec_old", clock.instant())))
            .returns("webhook-not-authentic", Refusal::code);
    }

    /// As Stripe does while the old secret has not expired.
    @Test
    void aNoticeThatIsSignedWithBothSecretsIsTakenByWhoKnowsEither() {
        var now = clock.instant();
        var both = signed(BODY, "whsec_new", now) + signed(BODY, "whsec_old", now).replaceFirst("t=[0-9]+", "");

        new WebhookSignatures(StripeSettingsTests.aTestSetup("whsec_old"), clock).verify(Door.PLATFORM, BODY, both);
        new WebhookSignatures(StripeSettingsTests.aTestSetup("whsec_new"), clock).verify(Door.PLATFORM, BODY, both);
    }

    @Test
    void aSignatureMadeWithOpensslIsUnderstood() {
        var at = MutableClock.stoppedAt(Instant.ofEpochSecond(1_700_000_000));
        var signatures = new WebhookSignatures(StripeSettingsTests.aTestSetup("whsec_test_vector"), at);

        signatures.verify(Door.PLATFORM, "{\"id\":\"evt_1\",\"object\":\"event\"}",
                "t=1700000000,v1=47dcdf15debfd0659802b1ff8a97f5db9aa674dc803e53473f9844baf5ba3ead");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "no json", "[]", "null", "{}",
            "{\"id\":1,\"type\":\"x\",\"data\":{\"object\":{\"id\":\"pi_1\"}}}" })
    void aSignedNoticeThatSaysNothingIsRefused(String body) {
        var answer = send(body, signed(body));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("webhook-not-understood");
    }

    @Test
    void aNoticeOfAQuarterOfAMegabyteIsTakenAndNotAByteMore() {
        var body = BODY + " ".repeat(262_144 - BODY.length());
        var tooMuch = body + " ";

        assertThat(send(body, signed(body)).status()).isEqualTo(204);
        assertThat(send(tooMuch, signed(tooMuch)).problem()).isEqualTo("content-too-large");
    }

    @Test
    void aNoticeAboutNothingWithAnIdIsKeptAndIgnored() {
        var balance = """
                {"id":"evt_1","type":"balance.available","livemode":false,"data":{"object":{"object":"balance"}}}""";

        assertThat(send(balance, signed(balance)).status()).isEqualTo(204);
        assertThat(stageOf("evt_1")).isEqualTo("IGNORED");
    }

    @Test
    void aNoticeOfTheOtherModeIsKeptAndIgnored() {
        var live = BODY.replace("\"livemode\":false", "\"livemode\":true");

        assertThat(send(live, signed(live)).status()).isEqualTo(204);
        assertThat(stageOf("evt_1")).isEqualTo("IGNORED");
    }

    private void assertRefused(String body, @Nullable String signature) {
        var answer = send(body, signature);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("webhook-not-authentic");
        assertThat(jdbc.sql("select count(*) from stripe_event where event_ref <> 'evt_1'").query(Long.class).single())
            .isZero();
    }

    private Api.Answer send(String body, @Nullable String signature) {
        var stripe = signature == null ? api : api.with("Stripe-Signature", signature);
        return stripe.send("POST", "/webhooks/stripe", body);
    }

    private String stageOf(String event) {
        return jdbc.sql("select stage from stripe_event where event_ref = ?").param(event).query(String.class).single();
    }

    private String signed(String body) {
        return signed(body, TestInfrastructure.WEBHOOK_SECRET, clock.instant());
    }

    private String signedAt(Instant instant) {
        return signed(BODY, TestInfrastructure.WEBHOOK_SECRET, instant);
    }

    private static String signed(String body, String secret, Instant at) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signature = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=%d,v1=%s".formatted(at.getEpochSecond(), HexFormat.of().formatHex(signature));
        }
        catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

}
