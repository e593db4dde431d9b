package dev.cadence.notices;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.cadence.notices.WebhookForms.EndpointChange;
import dev.cadence.shared.Refusal;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import dev.cadence.vetting.Tier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import static dev.cadence.notices.Endpoints.PATH;
import static dev.cadence.notices.Endpoints.create;
import static dev.cadence.notices.Endpoints.path;
import static dev.cadence.notices.Endpoints.ping;
import static dev.cadence.notices.Endpoints.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What founders' and engineers' programs are sent.
@CadenceTest
record OutgoingWebhookTests(Marketplace marketplace, WebhookDesk desk, WebhookSweep sweep, MutableClock clock,
        JsonMapper json) {

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
            sweep.sweep();
            var inPerson = marketplace.cast().inPerson(engineer);

            assertThat(inPerson.get("/v1/me/personal-data").text()).contains(receiver.url()).doesNotContain("whsec");
            var erased = inPerson.put("/v1/me/erasure", Map.of("password", Cast.PASSWORD));
            assertThat(erased.status() / 100).as(erased.text()).isEqualTo(2);
            assertThat(marketplace.count("webhook_endpoint")).isZero();
            assertThat(marketplace.count("webhook_attempt")).isZero();
        }
    }

    /// The address is looked up in between.
    @Test
    void whoSawAnEndpointBeforeAnotherChangedItChangesNothing() {
        try (var receiver = new Receiver(Receiver.status(200))) {
            var founder = marketplace.cast().founder();
            var path = path(create(founder, receiver));
            var seen = desk.find(founder.caller(), UUID.fromString(path.substring(PATH.length() + 1)));
            founder.api()
                .put(path, Map.of("url", receiver.url(), "description", "Theirs", "types", List.of(), "enabled", true));

            assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> desk.change(founder.caller(), seen,
                        new EndpointChange(receiver.url(), "Ours again", List.of(), true)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("changed-meanwhile"));
            assertThat(founder.api().get(path).at("/description")).isEqualTo("Theirs");
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

    private List<String> types(Receiver receiver) {
        return receiver.taken().stream().map(taken -> json.readTree(taken.body()).at("/type").asString()).toList();
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
