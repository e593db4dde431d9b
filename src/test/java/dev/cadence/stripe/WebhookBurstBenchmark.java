package dev.cadence.stripe;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import dev.cadence.simulator.WebhookSignature;
import dev.cadence.testing.Api;
import dev.cadence.testing.Benchmark;
import dev.cadence.testing.Costs;
import dev.cadence.testing.DueBookings;
import dev.cadence.testing.SimulatorProcess;
import dev.cadence.testing.TestInfrastructure;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// How 10,000 different notices are taken in that come at once, a fifth of them twice and in no order, about a thousand
/// charges that are paid, declined, waiting for their founder, or under way: `./mvnw -Dtest=WebhookBurstBenchmark test`.
@Benchmark
record WebhookBurstBenchmark(JdbcClient jdbc, SimulatorProcess stripe, DueBookings dueBookings, Api api, Costs costs) {

    private static final int CHARGES = 1_000;

    private static final int NOTICES = Integer.getInteger("cadence.bench.notices", 10_000);

    private static final int CLIENTS = 64;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void tenThousandNoticesComeAtOnce() throws Exception {
        chargeInManyWays();
        var notices = notices();
        var before = money();
        var cpu = costs.begin();

        var begun = System.nanoTime();
        var times = send(notices);
        var accepted = since(begun);
        var statements = costs.databaseMillis();
        awaitAllDealtWith();
        var done = since(begun);

        Costs.printTimes("notices taken in", times.stream());
        System.out.printf("all taken in after %.1f s, all dealt with after %.1f s%n", accepted.toMillis() / 1e3,
                done.toMillis() / 1e3);
        System.out.printf("database: %.2f ms of statements a notice until all were taken in, %.2f in all%n",
                statements / NOTICES, costs.databaseMillis() / NOTICES);
        costs.cpu().printSince(cpu, done);
        costs.printStatements();

        assertThat(jdbc.sql("""
                select stage || ' ' || count(*) filter (where attempts <= 1) from stripe_event
                where event_ref like 'evt\\_burst%' group by stage order by stage""").query(String.class).list())
            .satisfies(stages -> System.out.println("notices: " + stages));
        assertThat(count("stripe_event where event_ref like 'evt\\_burst%' and stage in ('DONE', 'IGNORED')"))
            .isEqualTo(NOTICES);
        assertThat(money()).isEqualTo(before);
        assertThat(stripe.show("violations")).isEmpty();
    }

    private void chargeInManyWays() {
        var cards = stripe.saveCards(CHARGES);
        for (var number = 0; number < cards.size(); number++) {
            var card = "cards/" + cards.get(number).paymentMethod();
            switch (number % 10) {
                case 0, 1 ->
                    stripe.control("PUT", card, Map.of("behaviour", "decline", "decline_code", "insufficient_funds"));
                case 2 -> stripe.control("PUT", card, Map.of("behaviour", "require_authentication"));
                case 3 -> stripe.control("PUT", card, Map.of("behaviour", "linger"));
                default -> {
                }
            }
        }
        dueBookings.of(cards);
        Awaitility.await("all to be charged")
            .atMost(Duration.ofMinutes(5))
            .until(() -> count("charge") == CHARGES
                    && count("charge where stage in ('PLANNED', 'STAGED', 'CHARGING')") == 0
                    && count("undelivered_event") == 0);
        awaitAllDealtWith();
    }

    /// What Stripe has said of the payments, under other ids.
    private List<String> notices() {
        var said = stripe.show("events")
            .valueStream()
            .filter(event -> event.at("/type").asString().startsWith("payment_intent."))
            .map(JsonNode::asObject)
            .toList();
        var notices = new ArrayList<String>();
        for (var number = 0; number < NOTICES; number++) {
            ObjectNode event = said.get(number % said.size());
            notices.add(event.put("id", "evt_burst_" + number).toString());
        }
        notices.addAll(List.copyOf(notices.subList(0, NOTICES / 5)));
        Collections.shuffle(notices, new Random(NOTICES));
        return notices;
    }

    private List<Long> send(List<String> notices) throws Exception {
        var address = URI.create(api.base() + "/webhooks/stripe");
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var sent = clients
                .invokeAll(notices.stream().<Callable<Long>>map(notice -> () -> send(notice, address)).toList());
            var times = new ArrayList<Long>();
            for (var one : sent) {
                times.add(one.get());
            }
            return times;
        }
    }

    private static long send(String notice, URI address) throws Exception {
        var signature = WebhookSignature.header(TestInfrastructure.WEBHOOK_SECRET, Instant.now(), notice);
        var request = HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Stripe-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(notice))
            .build();
        var begun = System.nanoTime();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        var taken = System.nanoTime() - begun;
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        return taken;
    }

    private void awaitAllDealtWith() {
        Awaitility.await("all notices to be dealt with")
            .atMost(Duration.ofMinutes(10))
            .until(() -> count("stripe_event where due_at is not null") == 0);
    }

    /// What must not change by news that is none.
    private List<@Nullable String> money() {
        return jdbc
            .sql("""
                    select 'charge ' || stage || ' ' || count(*) || ' ' || sum(attempts) from charge group by stage
                    union all select 'booking ' || stage || ' ' || count(*) || ' ' || sum(weeks_paid) from booking group by stage
                    union all select account || ' ' || count(*) || ' ' || sum(amount_minor) from ledger_posting group by account
                    order by 1""")
            .query(String.class)
            .list();
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

}
