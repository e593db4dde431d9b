package dev.cadence.advisor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.cadence.CadenceApplication;
import dev.cadence.testing.Api;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Costs;
import dev.cadence.testing.TestInfrastructure;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// How long advice takes, with 8 clients at once, over real HTTP: about what nobody has asked before, about what was asked
/// already, and about 5,000 characters. It only prints; no build runs it: `./mvnw -Dtest=AdviceBenchmark test`, with
/// `-Dcadence.bench.clients=2` for as many clients as leave the machine room to breathe.
@SpringBootTest(classes = CadenceApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = { "cadence.sweeps.enabled=false", "cadence.limits.requests-per-account=10000000",
                "cadence.limits.requests-per-address=10000000", "cadence.advisor.per-minute=10000000" })
@Import({ TestInfrastructure.class, Api.class, Cast.class })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
record AdviceBenchmark(Api api) {

    private static final int CLIENTS = Integer.getInteger("cadence.bench.clients", 8);

    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private static final Duration MEASURED = Duration.ofSeconds(20);

    private static final JsonMapper JSON = new JsonMapper();

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Test
    void advice() throws Exception {
        var paragraphs = Example.all().stream().map(Example::spec).toList();
        measure("advice nobody asked for before", paragraphs, true);
        measure("advice that was asked for before", paragraphs, false);
        var all = String.join(" ", paragraphs);
        var longest = IntStream.range(0, 8)
            .mapToObj(number -> all.substring(number * 400, number * 400 + 4_900))
            .toList();
        measure("advice about 4,900 characters", longest, true);
    }

    private void measure(String what, List<String> paragraphs, boolean fresh) throws Exception {
        run(WARM_UP, paragraphs, fresh);
        var times = run(MEASURED, paragraphs, fresh);
        Costs.printTimes("%s, %.0f a second".formatted(what, times.size() / (double) MEASURED.toSeconds()),
                times.stream());
    }

    private ConcurrentLinkedQueue<Long> run(Duration time, List<String> paragraphs, boolean fresh) throws Exception {
        var times = new ConcurrentLinkedQueue<Long>();
        var end = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(CLIENTS); var http = HttpClient.newHttpClient()) {
            var clients = IntStream.range(0, CLIENTS).mapToObj(client -> threads.submit(() -> {
                while (System.nanoTime() < end) {
                    var number = NUMBERS.incrementAndGet();
                    var paragraph = paragraphs.get(number % paragraphs.size());
                    times.add(ask(http, fresh ? paragraph + " Case " + number : paragraph));
                }
                return true;
            })).toList();
            for (var client : clients) {
                assertThat(client.get()).isTrue();
            }
        }
        return times;
    }

    private long ask(HttpClient http, String paragraph) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api.base() + "/v1/advice"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("paragraph", paragraph))))
            .build();
        var begun = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        var taken = System.nanoTime() - begun;
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return taken;
    }

}
