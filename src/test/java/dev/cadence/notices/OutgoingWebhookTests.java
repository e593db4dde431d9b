package dev.cadence.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.cadence.accounts.Caller;
import dev.cadence.notices.Receiver.Taken;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import dev.cadence.vetting.Tier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What founders' and engineers' programs are sent.
@CadenceTest
record OutgoingWebhookTests(Marketplace marketplace, WebhookSweep sweep, WebhookPost post, EventNumbering numbering,
        Mailbox mailbox, MutableClock clock, JdbcClient jdbc, JsonMapper json) {

    private static final String PATH = "/v1/webhook-endpoints";

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
    void aFounderIsNeverSentAnothersAndAnEngineerOnlyTheirOwn() {
        try (var strangers = new Receiver(Receiver.status(200)); var engineers = new Receiver(Receiver.status(200))) {
            create(marketplace.cast().founder(), strangers);
            create(marketplace.cast().engineer(), strangers);
            var request = marketplace.aRequest();
            create(request.engineer(), engineers);
            marketplace.accepted(request);
            marketplace.time().advance(Marketplace.TRIAL);

            assertThat(strangers.taken()).isEmpty();
            assertThat(types(engineers)).contains("booking.accepted", "booking.week_paid")
                .doesNotContain("charge.paid");
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
            clock.advance(Duration.ofHours(24));
            ping(founder, path);

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
    void aMessageIsTriedAgainByTheScheduleUnderTheSameIdUntilItIsTaken() {
        try (var receiver = new Receiver(Receiver.status(500))) {
            var founder = marketplace.cast().founder();
            var path = path(create(founder, receiver));
            var delivery = founder.api().post(path + "/pings", Map.of()).at("/id");
            sweep.sweep();

            for (var wait : WebhookPost.RETRIES.subList(0, 5)) {
                var due = Instant.parse(read(founder, path, delivery).at("/delivery/dueAt"));
                assertThat(due).isBetween(clock.instant().plus(wait),
                        clock.instant().plus(wait).plus(wait.dividedBy(10)));
                clock.moveForwardTo(due.minusMillis(1));
                assertThat(sweep.sweep()).isZero();
                clock.moveForwardTo(due);
                assertThat(sweep.sweep()).isPositive();
            }
            receiver.answers(Receiver.status(200));
            clock.moveForwardTo(Instant.parse(read(founder, path, delivery).at("/delivery/dueAt")));
            sweep.sweep();

            var log = read(founder, path, delivery);
            assertThat(log.at("/delivery/stage")).isEqualTo("DELIVERED");
            assertThat(log.body().at("/attempts").findValues("status").stream().map(status -> status.asInt()))
                .containsExactly(500, 500, 500, 500, 500, 500, 200);
            assertThat(log.at("/attempts/0/answer")).isEqualTo("status 500");
            assertThat(receiver.taken()).hasSize(7)
                .extracting(taken -> taken.header("webhook-id"))
                .containsOnly(log.at("/delivery/eventId"));
            assertThat(founder.api().get(path).text()).doesNotContain("failingSince");
        }
    }

    @Test
    void anEndpointThatTakesNothingForThreeDaysIsDisabledAndItsOwnerToldByLetter() {
        try (var receiver = new Receiver(Receiver.status(503))) {
            var founder = marketplace.cast().founder();
            var path = path(create(founder, receiver));
            founder.api().post(path + "/pings", Map.of());

            marketplace.time().advance(Duration.ofDays(4));

            assertThat(receiver.taken()).hasSize(10);
            assertThat(founder.api().get(path).at("/disabledFor")).isEqualTo("FAILING");
            assertThat(mailbox.lastTo(founder.person().email()).text()).contains(receiver.url(), "three days");
            assertThat(founder.api().post(path + "/pings", Map.of()).problem()).isEqualTo("webhook-endpoint-disabled");
        }
    }

    @Test
    void anAnswerThatItIsGoneDisablesTheEndpointAtOnce() {
        try (var receiver = new Receiver(Receiver.status(410))) {
            var booking = marketplace.aRequest();
            var path = path(create(booking.engineer(), receiver));
            marketplace.accepted(booking);
            marketplace.time().settle();

            assertThat(receiver.taken()).hasSize(1);
            assertThat(booking.engineer().api().get(path).at("/disabledFor")).isEqualTo("GONE");
            var stages = booking.engineer()
                .api()
                .get(path + "/deliveries")
                .body()
                .at("/items")
                .findValuesAsString("stage");
            assertThat(stages).isNotEmpty().containsOnly("DROPPED");
            assertThat(mailbox.lastTo(booking.engineer().person().email(), "A webhook endpoint was disabled").text())
                .contains("410");
        }
    }

    @Test
    void whatWasMissedIsSentAgainOneByOneOrAllSinceAnInstant() {
        try (var receiver = new Receiver(Receiver.status(200))) {
            var founder = marketplace.aFounderWithCard();
            var path = path(create(founder, receiver, "booking.*"));
            var change = Map.of("url", receiver.url(), "description", "", "types", List.of("booking.*"));
            var booking = marketplace.aRequest(founder, marketplace.anEngineer(Tier.MID));
            marketplace.time().settle();
            assertThat(founder.api().put(path, with(change, "enabled", false)).at("/disabledFor")).isEqualTo("OWNER");
            clock.advance(Duration.ofMinutes(1));
            var since = clock.instant();
            marketplace.accepted(booking);
            assertThat(types(receiver)).containsExactly("booking.requested");

            founder.api().put(path, with(change, "enabled", true));
            assertThat(founder.api().put(path + "/redelivery", Map.of("since", since.toString())).at("/deliveries"))
                .isEqualTo("2");
            sweep.sweep();
            assertThat(types(receiver)).containsExactly("booking.requested", "booking.accepted",
                    "booking.trial_started");

            var first = founder.api()
                .get(path + "/deliveries?limit=100")
                .body()
                .at("/items")
                .valueStream()
                .filter(delivery -> delivery.at("/type").asString().equals("booking.requested"))
                .findFirst()
                .orElseThrow();
            founder.api().put("%s/deliveries/%s/redelivery".formatted(path, first.at("/id").asString()));
            sweep.sweep();
            assertThat(receiver.taken()).hasSize(4);
            assertThat(receiver.taken().getLast().header("webhook-id"))
                .isEqualTo(receiver.taken().getFirst().header("webhook-id"));
            assertThat(receiver.taken().getLast().body()).isEqualTo(receiver.taken().getFirst().body());
        }
    }

    @Test
    void aSlowEndpointAndADeadOneDelayNoOther() throws Exception {
        var hang = new CountDownLatch(1);
        try (var slow = new Receiver(exchange -> await(hang));
                var quick = new Receiver(Receiver.status(200));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var founder = marketplace.cast().founder();
            var slowPath = path(create(founder, slow));
            var deadPath = path(founder.api()
                .post(PATH, Map.of("url", "http://127.0.0.1:1/", "description", "", "types", List.of())));
            var quickPath = path(create(founder, quick));
            for (var each = 0; each < 3; each++) {
                founder.api().post(slowPath + "/pings", Map.of());
                founder.api().post(deadPath + "/pings", Map.of());
                founder.api().post(quickPath + "/pings", Map.of());
            }
            var sweeping = threads.submit(sweep::sweep);
            Awaitility.await("the slow one to have been asked").until(() -> !slow.taken().isEmpty());
            Awaitility.await("the quick one to have all").until(() -> quick.taken().size() == 3);
            founder.api().post(quickPath + "/pings", Map.of());
            Awaitility.await("news too").atMost(Duration.ofSeconds(10)).until(() -> quick.taken().size() == 4);
            hang.countDown();
            sweeping.get(1, TimeUnit.MINUTES);

            var dead = founder.api().get(deadPath + "/deliveries?limit=1").at("/items/0/id");
            assertThat(founder.api().get(deadPath).at("/failingSince")).isNotEmpty();
            assertThat(read(founder, deadPath, dead).at("/attempts/0/failure")).isEqualTo("HttpHostConnectException");
            var late = founder.api().get(slowPath + "/deliveries").body().at("/items").findValuesAsString("attempts");
            assertThat(late).isNotEmpty();
        }
    }

    /// Its process died after the message was sent and before that was written down.
    @Test
    void whatAProcessWasSendingWhenItDiedIsSentByAnotherWhenTheLeaseIsOver() {
        try (var receiver = new Receiver(Receiver.status(200))) {
            var founder = marketplace.cast().founder();
            var made = create(founder, receiver);
            founder.api().post(path(made) + "/pings", Map.of());
            jdbc.sql("update webhook_endpoint set leased_until = ?")
                .param(clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();

            assertThat(sweep.sweep()).isZero();
            assertThat(receiver.taken()).isEmpty();
            clock.advance(Duration.ofSeconds(60));
            assertThat(sweep.sweep()).isEqualTo(1);
            assertThat(receiver.taken()).hasSize(1);
        }
    }

    @Test
    void twoInstancesSendNothingTwice() throws Exception {
        try (var receiver = new Receiver(Receiver.status(200));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var founder = marketplace.cast().founder();
            var path = path(create(founder, receiver));
            for (var each = 0; each < 30; each++) {
                founder.api().post(path + "/pings", Map.of());
            }
            var one = threads.submit(sweep::sweep);
            var other = threads.submit(sweep::sweep);
            one.get(1, TimeUnit.MINUTES);
            other.get(1, TimeUnit.MINUTES);
            sweep.sweep();

            assertThat(receiver.taken()).extracting(taken -> taken.header("webhook-id"))
                .hasSize(30)
                .doesNotHaveDuplicates();
        }
    }

    @Test
    void anEngineersEndpointsAreToldToThemAndGoWithThem() {
        try (var receiver = new Receiver(Receiver.status(200))) {
            var engineer = marketplace.cast().engineer();
            var path = path(create(engineer, receiver));
            ping(engineer, path);
            var inPerson = marketplace.cast().inPerson(engineer);

            assertThat(inPerson.get("/v1/me/personal-data").text()).contains(receiver.url()).doesNotContain("whsec");
            var erased = inPerson.put("/v1/me/erasure", Map.of("password", Cast.PASSWORD));
            assertThat(erased.status() / 100).as(erased.text()).isEqualTo(2);
            assertThat(marketplace.count("webhook_endpoint")).isZero();
            assertThat(marketplace.count("webhook_attempt")).isZero();
        }
    }

    @Test
    void wrongRequestsAreRefused() {
        try (var receiver = new Receiver(Receiver.status(200))) {
            var founder = marketplace.cast().founder();
            assertThat(founder.api()
                .post(PATH, Map.of("url", "http://10.0.0.1/", "description", "", "types", List.of()))
                .problem()).isEqualTo("webhook-url-refused");
            assertThat(founder.api()
                .post(PATH, Map.of("url", receiver.url(), "description", "", "types", List.of("booking")))
                .problem()).isEqualTo("invalid-request");
            var path = "";
            for (var each = 0; each < WebhookDesk.MOST; each++) {
                path = path(create(founder, receiver));
            }
            assertThat(create(founder, receiver).problem()).isEqualTo("too-many-webhook-endpoints");
            var stranger = marketplace.cast().founder().api();
            assertThat(stranger.get(path).problem()).isEqualTo("webhook-endpoint-not-found");
            assertThat(stranger.delete(path).problem()).isEqualTo("webhook-endpoint-not-found");
            assertThat(founder.api().delete(path).status()).isEqualTo(204);
            assertThat(founder.api().get(path).status()).isEqualTo(404);
        }
    }

    private void ping(Member<? extends Caller> owner, String path) {
        assertThat(owner.api().post(path + "/pings", Map.of()).status()).isEqualTo(201);
        sweep.sweep();
    }

    private static Api.Answer create(Member<? extends Caller> owner, Receiver receiver, String... types) {
        return owner.api().post(PATH, Map.of("url", receiver.url(), "description", "Ours", "types", List.of(types)));
    }

    private static String path(Api.Answer made) {
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return PATH + "/" + made.at("/endpoint/id");
    }

    private static Api.Answer read(Member<? extends Caller> owner, String path, String delivery) {
        return owner.api().get("%s/deliveries/%s".formatted(path, delivery));
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

    private static Map<String, Object> with(Map<String, ? extends Object> map, String name, Object value) {
        var more = new HashMap<String, Object>(map);
        more.put(name, value);
        return more;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.MINUTES);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

}
