package dev.cadence.billing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import dev.cadence.accounts.Caller;
import dev.cadence.testing.Api;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Costs;
import dev.cadence.testing.DueBookings;
import dev.cadence.testing.SimulatorProcess;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// Many bookings whose first week begins at the same instant, how long it takes until all are paid, and whether each was
/// paid once. Meanwhile a founder begins to save a card each second.
@Lazy
record WeeklyRun(JdbcClient jdbc, SimulatorProcess stripe, DueBookings dueBookings, MeterRegistry meters, Cast cast,
        Api api, Costs costs) {

    static final int BOOKINGS = Integer.getInteger("cadence.bench.bookings", 100_000);

    private static final Duration PATIENCE = Duration.ofHours(4);

    private static final int SECONDS_BETWEEN_LINES = 15;

    private static final HttpClient FOUNDER = HttpClient.newHttpClient();

    /// @param eachSecond what else happens in the meantime
    /// @return how long it took until all were paid
    Duration untilAllArePaid(Runnable eachSecond) throws IOException, InterruptedException {
        var founder = cast.founder();
        var cards = stripe.saveCards(BOOKINGS);
        beginToSaveCard(founder);
        dueBookings.of(cards);
        var cpu = costs.begin();
        var begun = System.nanoTime();
        var waits = new ConcurrentLinkedQueue<Long>();
        var lines = new AtomicLong();
        Awaitility.await("all to be paid")
            .atMost(PATIENCE)
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofSeconds(1))
            .until(() -> {
                waits.add(beginToSaveCard(founder));
                eachSecond.run();
                if (since(begun).toSeconds() >= (lines.get() + 1) * SECONDS_BETWEEN_LINES) {
                    lines.incrementAndGet();
                    print(since(begun), paid());
                }
                return paid() == BOOKINGS;
            });
        var wall = since(begun);
        print(wall, BOOKINGS);
        System.out.printf("%d bookings charged in %.1f s: %.1f charges/s%n", BOOKINGS, wall.toMillis() / 1e3,
                BOOKINGS / (wall.toMillis() / 1e3));
        costs.cpu().printSince(cpu, wall);
        System.out.printf("database: %.2f ms of statements a charge%n", costs.databaseMillis() / BOOKINGS);
        costs.printStatements();
        printCalls();
        Costs.printTimes("beginning to save a card", waits.stream());
        return wall;
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private long paid() {
        return jdbc.sql("select count(*) from charge where stage = 'PAID'").query(Long.class).single();
    }

    private void print(Duration wall, long paid) {
        System.out.printf("after %d s: %d paid, heap in use %d MB%n", wall.toSeconds(), paid, Costs.heapInUse());
    }

    private long beginToSaveCard(Cast.Member<Caller.Founder> founder) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api.base() + "/v1/card-setups"))
            .header("Authorization", "Bearer " + founder.key())
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
        var begun = System.nanoTime();
        var answer = FOUNDER.send(request, BodyHandlers.ofString());
        var taken = System.nanoTime() - begun;
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return taken;
    }

    /// How many calls to the endpoint were made so far, whatever came of them.
    long calls(String endpoint) {
        return meters.find("cadence.stripe.calls")
            .tag("endpoint", endpoint)
            .timers()
            .stream()
            .mapToLong(Timer::count)
            .sum();
    }

    private void printCalls() {
        meters.find("cadence.stripe.calls")
            .timers()
            .forEach(timer -> System.out.printf("  %d × %s answered %s, %.1f ms each%n", timer.count(),
                    timer.getId().getTag("endpoint"), timer.getId().getTag("answer"),
                    timer.mean(TimeUnit.MILLISECONDS)));
    }

    /// Stripe has charged each week once, and our books say so.
    void assertEachIsPaidOnce() {
        Awaitility.await("all events to arrive")
            .atMost(Duration.ofMinutes(2))
            .until(() -> count("undelivered_event") == 0);
        var paidWeeks = stripe.show("charges")
            .valueStream()
            .filter(charge -> charge.at("/status").asString().equals("succeeded"))
            .collect(Collectors.groupingBy(WeeklyRun::week, Collectors.counting()));
        assertThat(paidWeeks).hasSize(BOOKINGS);
        assertThat(paidWeeks.values()).containsOnly(1L);
        assertThat(count("booking where stage = 'ACTIVE' and weeks_begun = 1 and weeks_paid = 1")).isEqualTo(BOOKINGS);
        assertThat(count("charge where stage = 'PAID'")).isEqualTo(BOOKINGS);
        assertThat(count("charge")).isEqualTo(BOOKINGS);
        assertThat(count("earning")).isEqualTo(BOOKINGS);
        assertThat(jdbc.sql("""
                select account || ' ' || sum(amount_minor) from ledger_posting group by account order by account""")
            .query(String.class)
            .list()).containsExactly("COMPANY 0", "ENGINEER_PAYABLE -" + 80_000L * BOOKINGS,
                    "PLATFORM_FEE -" + 20_000L * BOOKINGS, "STRIPE_CLEARING " + 100_000L * BOOKINGS);
        assertThat(stripe.show("violations")).isEmpty();
        System.out.println("each was charged exactly once, and the books agree");
    }

    private static String week(JsonNode charge) {
        return charge.at("/metadata/booking").asString() + " " + charge.at("/metadata/week").asString();
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    /// The next call of this kind goes wrong.
    void planFault(String path, String kind) {
        stripe.control("POST", "faults", Map.of("times", "1", "method", "POST", "path", path, "kind", kind));
    }

}
