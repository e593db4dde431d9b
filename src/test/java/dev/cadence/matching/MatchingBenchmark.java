package dev.cadence.matching;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.cadence.testing.Api;
import dev.cadence.testing.Benchmark;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Costs;
import dev.cadence.testing.CpuSamples;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import static org.assertj.core.api.Assertions.assertThat;

/// How long a shortlist takes among 100,000 engineers who can be booked, and among 12,800, with 8 clients at once, over real
/// HTTP. It only prints; no build runs it: `./mvnw -Dtest=MatchingBenchmark test`.
@Benchmark
record MatchingBenchmark(DataSource database, JdbcClient jdbc, Api api, Cast cast, Costs costs) {

    private static final int CLIENTS = 8;

    private static final int BRIEFS = 50;

    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private static final Duration MEASURED = Duration.ofSeconds(20);

    private static final OperatingSystemMXBean LOAD = ManagementFactory.getOperatingSystemMXBean();

    private static final List<String> SKILLS = List.of("Java", "Python", "React", "Go", "Kubernetes", "Kafka", "Rust",
            "Terraform", "Elixir", "PostgreSQL", "TypeScript", "Spring Boot");

    private static final List<String> ZONES = List.of("America/New_York", "Europe/Lisbon", "Asia/Kolkata");

    @Test
    void shortlists() throws Exception {
        // Matching searches no words, and to keep them takes minutes.
        jdbc.sql("alter table engineer_profile alter words drop expression, alter words drop not null").update();
        try (var connection = database.getConnection()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("roster-benchmark.sql"));
        }
        jdbc.sql("""
                update engineer_profile set engaged = false, capacity_hours = 40, available_from = '2026-01-01'
                where engaged or capacity_hours = 0 or available_from > '2026-03-02T12:00:00Z'""").update();
        var founder = cast.founder();
        var random = new Random(42);
        var briefs = IntStream.range(0, BRIEFS).mapToObj(number -> brief(founder.api(), random)).toList();
        measure("among all who are seen", founder.key(), briefs);
        jdbc.sql(
                """
                        update engineer_profile set engaged = true where engineer_id not in (
                            select engineer_id from engineer_profile where suspended_at is null order by engineer_id limit 12800)""")
            .update();
        measure("among 12,800", founder.key(), briefs);
    }

    private static String brief(Api founder, Random random) {
        var skills = random.ints(0, SKILLS.size()).distinct().limit(4).mapToObj(SKILLS::get).toList();
        var brief = founder.post("/v1/briefs",
                Map.of("paragraph", "A service that grows.", "required", skills.subList(0, 2), "niceToHave",
                        skills.subList(2, 4), "weeklyBudget", Map.of("amount", 150_000, "currency", "USD"), "timeZone",
                        ZONES.get(random.nextInt(ZONES.size()))));
        assertThat(brief.status()).as(brief.text()).isEqualTo(201);
        return brief.at("/id");
    }

    private void measure(String what, String key, List<String> briefs) throws Exception {
        jdbc.sql("vacuum analyze").update();
        var free = jdbc.sql("select count(*) from engineer_profile where suspended_at is null and not engaged")
            .query(Long.class)
            .single();
        System.out.printf("shortlists %s (%d), load %.1f%n", what, free, LOAD.getSystemLoadAverage());
        run(CLIENTS, WARM_UP, key, briefs);
        try (var samples = CpuSamples.begin()) {
            report(CLIENTS, run(CLIENTS, MEASURED, key, briefs));
            samples.print();
        }
        var before = costs.begin();
        var alone = run(1, MEASURED, key, briefs);
        report(1, alone);
        costs.cpu().printSince(before, MEASURED);
        costs.printStatements();
        explain(jdbc);
    }

    private static void report(int clients, ConcurrentLinkedQueue<Long> times) {
        Costs.printTimes("%d clients, %.0f a second".formatted(clients, times.size() / (double) MEASURED.toSeconds()),
                times.stream());
    }

    private ConcurrentLinkedQueue<Long> run(int clients, Duration time, String key, List<String> briefs)
            throws Exception {
        var times = new ConcurrentLinkedQueue<Long>();
        var end = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients); var http = HttpClient.newHttpClient()) {
            var running = Stream.iterate(0, number -> number + 1).limit(clients).map(number -> threads.submit(() -> {
                var random = new Random(number);
                while (System.nanoTime() < end) {
                    times.add(ask(http, key, briefs.get(random.nextInt(briefs.size()))));
                }
                return true;
            })).toList();
            for (var client : running) {
                assertThat(client.get()).isTrue();
            }
        }
        return times;
    }

    private long ask(HttpClient http, String key, String brief) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api.base() + "/v1/briefs/%s/shortlists".formatted(brief)))
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
        var begun = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        var taken = System.nanoTime() - begun;
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return taken;
    }

    private static void explain(JdbcClient jdbc) {
        jdbc.sql("explain (analyze, buffers, costs off) " + Pool.CHANGED)
            .param("since", jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text").query(Long.class).single())
            .query(String.class)
            .list()
            .forEach(System.out::println);
    }

}
