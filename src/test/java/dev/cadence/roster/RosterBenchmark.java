package dev.cadence.roster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import dev.cadence.CadenceApplication;
import dev.cadence.testing.MutableClock;
import dev.cadence.testing.TestInfrastructure;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.test.context.TestConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/// How fast 100,000 engineers are searched by 16 clients at once, over real HTTP. It only prints, and takes minutes; no
/// build runs it: `./mvnw -Dtest=RosterBenchmark test`. With `-Dtest.database=own` and `DATABASE_URL`, `DATABASE_USER` and
/// `DATABASE_PASSWORD` in the environment it uses a database of its own, which it fills once.
@SpringBootTest(classes = CadenceApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = { "cadence.sweeps.enabled=false", "cadence.limits.requests-per-address=10000000" })
@Import(TestInfrastructure.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RosterBenchmark {

    private static final int CLIENTS = 16;

    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private static final Duration MEASURED = Duration.ofSeconds(30);

    private static final List<String> WORDS = List.of("backend", "payments", "platform", "security", "mobile",
            "streaming", "compilers", "health", "machine+learning", "observability", "migrations", "testing");

    private static final List<String> SKILLS = List.of("Java", "Python", "React", "Go", "Kubernetes", "Kafka", "Rust",
            "Terraform", "Elixir", "Haskell");

    private static final List<String> TYPOS = List.of("kuberntes", "typscript", "postgers", "pyhton+backend",
            "obsevability", "terrafrom+securty");

    private static final List<String> BEGINNINGS = List.of("jav", "kube", "pay", "obser", "backend+pyt", "secur");

    private static final List<String> ZONES = List.of("America/New_York", "Europe/Lisbon", "Asia/Kolkata",
            "Australia/Sydney", "America/Los_Angeles");

    private static final List<String> TIERS = List.of("JUNIOR", "MID", "SENIOR", "LEAD");

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    private final DataSource database;

    private final JdbcClient jdbc;

    private final WorkingPatterns patterns;

    private final int port;

    RosterBenchmark(DataSource database, JdbcClient jdbc, WorkingPatterns patterns, @LocalServerPort int port) {
        this.database = database;
        this.jdbc = jdbc;
        this.patterns = patterns;
        this.port = port;
    }

    @Test
    void searches() throws Exception {
        fill();
        run(WARM_UP);
        var times = run(MEASURED);

        System.out.printf("%-28s %8s %8s %8s %8s%n", "ms", "requests", "p50", "p99", "most");
        times.forEach((kind, each) -> print(kind, each.stream().mapToLong(Long::longValue).sorted().toArray()));
        print("all", times.values().stream().flatMap(Queue::stream).mapToLong(Long::longValue).sorted().toArray());
        explain();
    }

    private void fill() throws SQLException {
        var filled = jdbc.sql("select count(*) from engineer_profile").query(Integer.class).single();
        if (filled == 0) {
            try (var connection = database.getConnection()) {
                ScriptUtils.executeSqlScript(connection, new ClassPathResource("roster-benchmark.sql"));
            }
        }
    }

    private static void print(String kind, long[] micros) {
        System.out.printf("%-28s %8d %8.1f %8.1f %8.1f   %.0f/s%n", kind, micros.length,
                micros[micros.length / 2] / 1e3, micros[micros.length * 99 / 100] / 1e3,
                micros[micros.length - 1] / 1e3, micros.length / (double) MEASURED.toSeconds());
    }

    private Map<String, Queue<Long>> run(Duration time) throws Exception {
        var times = new ConcurrentSkipListMap<String, Queue<Long>>();
        var end = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var clients = Arrays.asList(new Random[CLIENTS]);
            for (var number = 0; number < CLIENTS; number++) {
                clients.set(number, new Random(number));
            }
            var running = clients.stream().map(random -> threads.submit(() -> {
                String cursor = null;
                while (System.nanoTime() < end) {
                    var kind = Kind.any(random);
                    var begin = System.nanoTime();
                    var answer = get(kind.path(random, cursor));
                    times.computeIfAbsent(kind.name(), name -> new ConcurrentLinkedQueue<>())
                        .add((System.nanoTime() - begin) / 1_000);
                    cursor = kind == Kind.DEEP_PAGES ? JSON.readTree(answer).at("/next").asString(null) : cursor;
                }
                return true;
            })).toList();
            for (var one : running) {
                assertThat(one.get()).isTrue();
            }
        }
        return times;
    }

    private String get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/v1/engineers%s".formatted(port, path)));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private void explain() {
        var week = FounderWeek.of(ZoneId.of("Europe/Lisbon"), LocalTime.of(9, 0), LocalTime.of(17, 0),
                MutableClock.NOON);
        var founder = new Filter.Founder(week.zone(), OfficeHours.parse("09:00-17:00"), 4);
        var shares = patterns.sharedWith(week);
        var filters = Map.of("broad", filter("java", Set.of(), List.of(), null, null), "words, tier, skills",
                filter("payment & backend", Set.of(Tier.SENIOR), List.of("Go"), null, null), "overlap, available",
                filter("payment", Set.of(), List.of(), true, founder), "nothing",
                new Filter(null, Set.of(), List.of(), Filter.Match.ALL, null, null, null));
        filters.forEach((name, filter) -> {
            var parameters = filter.parameters(filter.text(), shares, MutableClock.NOON);
            var sort = filter.text() == null ? Search.Sort.NEWEST : Search.Sort.RELEVANCE;
            var search = new Search(filter, sort, null, 20).statement(parameters);
            explain("list " + name, search.sql(), search.parameters());
            explain("count " + name, Facets.statement(filter), parameters);
        });
    }

    private static Filter filter(String query, Set<Tier> tiers, List<String> skills, @Nullable Boolean available,
            Filter.@Nullable Founder founder) {
        return new Filter(query, tiers, skills.stream().map(Skill::of).toList(), Filter.Match.ALL, null, available,
                founder);
    }

    private void explain(String name, String sql, Map<String, Object> parameters) {
        System.out.println("-- " + name);
        jdbc.sql("explain (analyze, buffers, costs off) " + sql)
            .params(parameters)
            .query(String.class)
            .list()
            .forEach(System.out::println);
    }

    /// What clients ask for, each as often as the others, save facets: a page in twenty
    /// comes with them.
    private enum Kind {

        WORDS_AND_TIER {
            @Override
            String path(Random random, @Nullable String cursor) {
                return "?q=%s&tier=%s".formatted(of(WORDS, random), of(TIERS, random));
            }
        },
        WORDS_AND_SKILLS {
            @Override
            String path(Random random, @Nullable String cursor) {
                return "?q=%s&skills=%s,%s&match=any".formatted(of(WORDS, random), of(SKILLS, random),
                        of(SKILLS, random));
            }
        },
        WORDS_AND_AVAILABILITY {
            @Override
            String path(Random random, @Nullable String cursor) {
                return "?q=%s&available=true&availableFrom=2026-03-%02dT00:00:00Z".formatted(of(WORDS, random),
                        3 + random.nextInt(25));
            }
        },
        WORDS_AND_OVERLAP {
            @Override
            String path(Random random, @Nullable String cursor) {
                return "?q=%s&zone=%s&minOverlap=%d&tier=%s".formatted(of(WORDS, random), of(ZONES, random),
                        2 + random.nextInt(5), of(TIERS, random));
            }
        },
        TYPOS_AND_TIER {
            @Override
            String path(Random random, @Nullable String cursor) {
                return "?q=%s&tier=%s".formatted(of(TYPOS, random), of(TIERS, random));
            }
        },
        BEGINNINGS_OF_WORDS {
            @Override
            String path(Random random, @Nullable String cursor) {
                return "?q=" + of(BEGINNINGS, random);
            }
        },
        DEEP_PAGES {
            @Override
            String path(Random random, @Nullable String cursor) {
                return "?q=backend&limit=50" + (cursor == null ? "" : "&cursor=" + cursor);
            }
        },
        FILTERS_ALONE {
            @Override
            String path(Random random, @Nullable String cursor) {
                return "?skills=%s&tier=%s&available=true".formatted(of(SKILLS, random), of(TIERS, random));
            }
        },
        FACETS {
            @Override
            String path(Random random, @Nullable String cursor) {
                return "/facets?q=%s&tier=%s".formatted(of(WORDS, random), of(TIERS, random));
            }
        };

        abstract String path(Random random, @Nullable String cursor);

        private static Kind any(Random random) {
            return random.nextInt(20) == 0 ? FACETS : values()[random.nextInt(FACETS.ordinal())];
        }

        private static String of(List<String> values, Random random) {
            return values.get(random.nextInt(values.size()));
        }

    }

}
