package dev.cadence.notices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import dev.cadence.accounts.Caller;
import dev.cadence.shared.Refusal;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Those who wait for what happens.
@CadenceTest
record EventStreamTests(Api api, Marketplace marketplace, EventLog log, HikariDataSource connections) {

    @Test
    void whoWaitsIsAnsweredWhenSomethingHappensThatConcernsThem() throws Exception {
        var booking = marketplace.aTrial();
        var cursor = booking.founder().api().get("/v1/events?cursor=now").at("/cursor");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> booking.founder()
                .api()
                .get("/v1/events?wait=PT30S&types=booking.cancelled&cursor=" + cursor));
            marketplace.cast().founder();
            marketplace.aRequest();
            marketplace.time().settle();
            booking.cancel();
            marketplace.time().settle();

            assertThat(waiting.get(20, TimeUnit.SECONDS).at("/items/0/type")).isEqualTo("booking.cancelled");
        }
    }

    @Test
    void whoWaitsInVainIsAnsweredNothingInTimeAndMayGoOn() {
        var founder = marketplace.cast().founder();

        var begun = System.nanoTime();
        var answer = founder.api().get("/v1/events?wait=PT1S");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofSeconds(1),
                Duration.ofSeconds(10));
        assertThat(answer.body().at("/items")).isEmpty();
        assertThat(answer.at("/cursor")).isNotEmpty();
    }

    /// More than there are connections.
    @Test
    void waitingHoldsNoConnectionToTheDatabase() {
        var founders = IntStream.range(0, 5).mapToObj(one -> marketplace.cast().founder()).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<CompletableFuture<Api.Answer>>();
            for (var founder : founders) {
                for (var each = 0; each < 8; each++) {
                    waiting
                        .add(CompletableFuture.supplyAsync(() -> founder.api().get("/v1/events?wait=PT10S"), threads));
                }
            }
            var pool = connections.getHikariPoolMXBean();
            Awaitility.await("forty wait and no connection is held")
                .atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> pool.getActiveConnections() == 0);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            assertThat(founders.getFirst().api().get("/v1/me").status()).isEqualTo(200);
            assertThat(waiting).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
        }
    }

    @Test
    void ofOneAccountOnlyTenWaitAtOnce() {
        var watch = new EventWatch(log,
                new EventSettings(12, 10, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofMinutes(1)));
        var one = marketplace.cast().founder().caller().account().value();
        var other = marketplace.cast().founder().caller().account().value();
        var seats = IntStream.range(0, 10).mapToObj(each -> watch.seat(one)).toList();

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> watch.seat(one))
            .returns("too-many-requests", Refusal::code);
        var others = List.of(watch.seat(other), watch.seat(other));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> watch.seat(other));
        seats.forEach(EventWatch.Seat::close);
        others.forEach(EventWatch.Seat::close);
        watch.seat(one).close();
    }

    @Test
    void allWaitingEndsWhenTheApplicationIsAskedToStop() throws Exception {
        var watch = new EventWatch(log,
                new EventSettings(1, 1, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofMinutes(1)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor(); var end = new GenericApplicationContext()) {
            var waiting = threads.submit(() -> watch.await(Long.MAX_VALUE, Duration.ofMinutes(5)));
            assertThat(watch.isOver()).isFalse();

            watch.onApplicationEvent(new ContextClosedEvent(end));

            waiting.get(10, TimeUnit.SECONDS);
            assertThat(watch.isOver()).isTrue();
        }
    }

    @Test
    void aStreamTellsWhatIsThereAndThenWhatHappens() throws Exception {
        var booking = marketplace.aTrial();
        try (var stream = Stream.of(api, booking.founder(), null)) {
            assertThat(stream.response.headers().firstValue("Content-Type"))
                .hasValue("text/event-stream;charset=UTF-8");
            assertThat(stream.types(3)).containsExactly("booking.requested", "booking.accepted",
                    "booking.trial_started");

            booking.cancel();
            marketplace.time().settle();
            assertThat(stream.types(1)).containsExactly("booking.cancelled");
            assertThat(stream.last).contains("\"bookingId\":\"%s\"".formatted(booking.id()));
        }
    }

    @Test
    void aStreamGoesOnAfterItsLastEventAndSaysThatItIsThere() throws Exception {
        var booking = marketplace.aTrial();
        String second;
        try (var stream = Stream.of(api, booking.founder(), null)) {
            assertThat(stream.types(2)).containsExactly("booking.requested", "booking.accepted");
            second = stream.id;
        }
        try (var stream = Stream.of(api, booking.founder(), second)) {
            assertThat(stream.types(1)).containsExactly("booking.trial_started");
            var third = stream.id;
            assertThat(stream.beat()).isNotEqualTo(third);
        }
        try (var stream = Stream.of(api, booking.founder(), "nonsense")) {
            assertThat(stream.response.statusCode()).isEqualTo(400);
            assertThat(stream.rest()).contains("invalid-cursor");
        }
    }

    /// As the clients do that are generated from the description.
    @Test
    void whoCanReadBothIsAnsweredOnceUnlessTheyWouldRatherListen() throws Exception {
        var founder = marketplace.cast().founder();
        for (var both : List.of("application/json, text/event-stream", "text/event-stream, application/json", "*/*",
                "application/json, text/event-stream;q=0.5")) {
            assertThat(founder.api().with("Accept", both).get("/v1/events").body().at("/items")).as(both).isEmpty();
        }
        try (var stream = Stream.of(api, founder, null, "application/json;q=0.5, text/event-stream")) {
            assertThat(stream.response.headers().firstValue("Content-Type"))
                .hasValue("text/event-stream;charset=UTF-8");
        }
    }

    /// Reads server-sent events as a browser does.
    private static final class Stream implements AutoCloseable {

        private final HttpClient http;

        private final HttpResponse<InputStream> response;

        private final BufferedReader lines;

        private String id = "";

        private String last = "";

        private Stream(HttpClient http, HttpResponse<InputStream> response) {
            this.http = http;
            this.response = response;
            this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        static Stream of(Api api, Member<? extends Caller> reader,
                @org.jspecify.annotations.Nullable String lastEventId) throws Exception {
            return of(api, reader, lastEventId, "text/event-stream");
        }

        static Stream of(Api api, Member<? extends Caller> reader,
                @org.jspecify.annotations.Nullable String lastEventId, String accept) throws Exception {
            var http = HttpClient.newHttpClient();
            var request = HttpRequest.newBuilder(api.base().resolve("/v1/events"))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", accept)
                .header("Authorization", "Bearer " + reader.key());
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            return new Stream(http, http.send(request.build(), BodyHandlers.ofInputStream()));
        }

        List<String> types(int number) throws IOException {
            var types = new ArrayList<String>();
            while (types.size() < number) {
                var line = lines.readLine();
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                }
                else if (line.startsWith("event: ")) {
                    types.add(line.substring(7));
                    last = lines.readLine();
                }
            }
            return types;
        }

        /// The place that comes with no event.
        String beat() throws IOException {
            for (var line = lines.readLine();; line = lines.readLine()) {
                if (line.startsWith("id: ") && lines.readLine().isEmpty()) {
                    return line.substring(4);
                }
            }
        }

        String rest() throws IOException {
            return String.join("\n", lines.lines().toList());
        }

        @Override
        public void close() throws IOException {
            response.body().close();
            http.shutdownNow();
        }

    }

}
