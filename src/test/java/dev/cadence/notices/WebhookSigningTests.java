package dev.cadence.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.cadence.notices.Receiver.Taken;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

import static dev.cadence.notices.Endpoints.create;
import static dev.cadence.notices.Endpoints.path;
import static dev.cadence.notices.Endpoints.ping;
import static dev.cadence.notices.Endpoints.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What endpoints are sent, and how they know that it comes from here.
@CadenceTest
record WebhookSigningTests(Marketplace marketplace, WebhookSweep sweep, MutableClock clock, JdbcClient jdbc,
        JsonMapper json) {

    @Test
    void aFounderIsSentWhatTheyChoseSignedAndThin() {
        try (var receiver = new Receiver(Receiver.status(204))) {
            var founder = marketplace.aFounderWithCard();
            var made = create(founder, receiver, "booking.accepted", "charge.*");
            var booking = marketplace.accepted(marketplace.aRequest(founder, marketplace.anEngineer(Tier.MID)));
            marketplace.time().settle();

            assertThat(receiver.taken()).singleElement().satisfies(taken -> {
                assertThat(taken.header("webhook-signature")).isEqualTo(signature(made.at("/secret"), taken));
                assertThat(taken.header("webhook-timestamp"))
                    .isEqualTo(Long.toString(clock.instant().getEpochSecond()));
                assertThat(taken.header("Content-Type")).startsWith("application/json");
                var body = json.readTree(taken.body());
                assertThat(body.propertyNames()).containsExactly("type", "timestamp", "data");
                assertThat(body.at("/type").asString()).isEqualTo("booking.accepted");
                assertThat(body.at("/timestamp").asString()).isEqualTo("2026-03-02T12:00:00Z");
                assertThat(body.at("/data/bookingId").asString()).isEqualTo(booking.id());
                assertThat(taken.header("webhook-id"))
                    .isEqualTo(founder.api().get("/v1/events?types=booking.accepted").at("/items/0/id"));
            });
            marketplace.time().advance(Marketplace.TRIAL);
            assertThat(types(receiver)).containsExactly("booking.accepted", "charge.paid");
        }
    }

    @Test
    void whileASecretRotatesBothSign() {
        try (var receiver = new Receiver(Receiver.status(200))) {
            var founder = marketplace.cast().founder();
            var made = create(founder, receiver);
            var path = path(made);
            var rotated = founder.api().post(path + "/secrets", Map.of("overlapHours", 24));
            assertThat(rotated.at("/olderUntil")).isEqualTo("2026-03-03T12:00:00Z");
            assertThat(founder.api().get(path).text()).doesNotContain("whsec", "secret");
            assertThat(jdbc.sql("select encode(sealed, 'base64') from webhook_secret").query(String.class).list())
                .hasSize(2)
                .noneMatch(sealed -> made.at("/secret").contains(sealed));

            ping(founder, path);
            sweep.sweep();
            clock.advance(Duration.ofHours(24));
            ping(founder, path);
            sweep.sweep();

            assertThat(receiver.taken()).hasSize(2);
            var both = receiver.taken().getFirst();
            assertThat(both.header("webhook-signature"))
                .isEqualTo(signature(rotated.at("/secret"), both) + " " + signature(made.at("/secret"), both));
            var one = receiver.taken().getLast();
            assertThat(one.header("webhook-signature")).isEqualTo(signature(rotated.at("/secret"), one));
        }
    }

    /// It goes by the wall clock.
    @Test
    void theStandardsOwnLibraryTakesWhatIsSentByEitherSecretAndNothingElse() throws Exception {
        clock.moveTo(Instant.now());
        try (var receiver = new Receiver(Receiver.status(200))) {
            var founder = marketplace.cast().founder();
            var made = create(founder, receiver);
            var older = made.at("/secret");
            var newer = founder.api().post(path(made) + "/secrets", Map.of("overlapHours", 24)).at("/secret");
            ping(founder, path(made));
            sweep.sweep();

            var taken = receiver.taken().getFirst();
            for (var secret : List.of(older, newer)) {
                assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
                new Webhook(secret).verify(taken.body(), taken.headers());
                assertThatExceptionOfType(WebhookVerificationException.class)
                    .isThrownBy(() -> new Webhook(secret).verify(taken.body() + " ", taken.headers()));
            }
            assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(new byte[32]).verify(taken.body(), taken.headers()));
        }
    }

    @Test
    void anEndpointOfWhoseSecretTheKeyIsMissingRestsUntilThereIsAnother() {
        try (var receiver = new Receiver(Receiver.status(204))) {
            var founder = marketplace.cast().founder();
            var path = path(create(founder, receiver));
            var delivery = founder.api().post(path + "/pings", Map.of()).at("/id");
            jdbc.sql("update webhook_secret set sealed = ?").param(new byte[60]).update();
            sweep.sweep();
            assertThat(jdbc.sql("select leased_until from webhook_endpoint").query(OffsetDateTime.class).single())
                .isEqualTo(clock.instant().plus(WebhookPost.WITHOUT_KEY).atOffset(ZoneOffset.UTC));

            var secret = founder.api().post(path + "/secrets", Map.of("overlapHours", 24)).at("/secret");
            clock.advance(WebhookPost.WITHOUT_KEY.minusMillis(1));
            sweep.sweep();
            assertThat(receiver.taken()).isEmpty();
            clock.advance(Duration.ofMillis(1));
            sweep.sweep();

            assertThat(receiver.taken()).singleElement()
                .satisfies(taken -> assertThat(taken.header("webhook-signature")).isEqualTo(signature(secret, taken)));
            assertThat(read(founder, path, delivery).at("/delivery/attempts")).as("its fault").isEqualTo("1");
        }
    }

    private List<String> types(Receiver receiver) {
        return receiver.taken().stream().map(taken -> json.readTree(taken.body()).at("/type").asString()).toList();
    }

    /// As the standard's own library computes it.
    private static String signature(String secret, Taken taken) {
        try {
            return new Webhook(secret).sign(taken.header("webhook-id"),
                    Long.parseLong(taken.header("webhook-timestamp")), taken.body());
        }
        catch (EmptyWebhookSecretException | WebhookSigningException failure) {
            throw new IllegalStateException(failure);
        }
    }

}
