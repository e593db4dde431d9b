package dev.cadence.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.cadence.operations.Wire.Reply;
import dev.cadence.vetting.Tier;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import tools.jackson.core.JacksonException;

import static org.assertj.core.api.Assertions.assertThat;

/// More than ten thousand requests that nobody should send, made up from the API's description, spread evenly over its
/// operations, by everybody: none ends in a failure of ours, none learns how we are made.
@CadenceTest
record TenThousandHostileRequestsTests(Api api, Marketplace marketplace, ProblemCatalogue catalogue) {

    private static final long SEED = 20_261_123;

    private static final int REQUESTS = 10_400;

    private static final int AT_ONCE = 6;

    private static final List<String> CALLERS = List.of("nobody", "founder", "engineer", "admin");

    /// Classes, traces, SQL and what a template comes to.
    private static final Pattern OUR_INSIDE = Pattern.compile(
            "\\b(java|jakarta|javax|org|com|dev|tools|io)\\.[a-z]+\\.[a-z]|Exception|\\tat |SQLSTATE|PSQL|[Hh]ibernate|"
                    + "[Jj]ackson|Tomcat|(?i:\\bselect\\b.{1,80}\\bfrom\\b|\\binsert into\\b)|" + Payloads.EVALUATED,
            Pattern.DOTALL);

    @Test
    void noneEndsInAFailureOfOurs() throws Exception {
        try (var attack = new Attack(api, marketplace)) {
            var started = System.nanoTime();
            var sent = attack(attack);

            System.out.printf("%d hostile requests (seed %d) in %d s, by kind %s, by status %s%n", sent.size(), SEED,
                    Duration.ofNanos(System.nanoTime() - started).toSeconds(), count(sent, it -> it.request.kind()),
                    count(sent, it -> it.reply.status()));
            assertThat(sent.stream().map(Sent::fault).filter(fault -> !fault.isEmpty()).limit(20)).isEmpty();
            assertThat(sent).hasSizeGreaterThan(10_000);
            assertThat(sent).filteredOn(it -> it.reply.status() == 401)
                .as("those who were not let in")
                .hasSizeLessThan(sent.size() / 2);
        }
        assertThat(marketplace.cast().admin().api().get("/v1/ledger/proof").at("/balanced")).isEqualTo("true");
    }

    private List<Sent> attack(Attack attack) throws Exception {
        var sent = new ArrayList<Sent>();
        var hostility = new Hostility(SEED, attack.ids(), cursors());
        var random = new Random(SEED);
        var operations = attack.operations();
        try (var clients = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var operation : operations) {
                attack.recastWhoeverIsLockedOut();
                var replies = new ArrayList<Future<Sent>>();
                for (var left = REQUESTS / operations.size() + 1; left > 0; left--) {
                    var request = hostility.next(operation);
                    var caller = random.nextBoolean() ? attack.by(operation)
                            : attack.as(CALLERS.get(random.nextInt(CALLERS.size())));
                    replies.add(clients.submit(() -> send(attack, operation, caller, request)));
                }
                for (var reply : replies) {
                    sent.add(reply.get());
                }
            }
        }
        return sent;
    }

    private Sent send(Attack attack, DescribedOperation operation, Wire caller, Hostility.Request request) {
        var reply = caller.send(request.method(), request.target(), request.headers(), request.body());
        try {
            check(attack, operation, request, reply);
            return new Sent(request, reply, "");
        }
        catch (AssertionError | JacksonException fault) {
            return new Sent(request, reply, "%s: %s: %s".formatted(operation.name(), request, fault.getMessage()));
        }
    }

    private void check(Attack attack, DescribedOperation operation, Hostility.Request request, Reply reply) {
        assertThat(reply.status()).isBetween(200, 499).isNotIn(300, 301, 302, 303, 304, 307, 308);
        assertThat(OUR_INSIDE.matcher(reply.text()).results().map(MatchResult::group)).isEmpty();
        if (request.method().equals("HEAD")) {
            Attack.checkHeaders(operation.name(), reply);
        }
        else if (request.known()) {
            attack.check(operation, reply);
        }
        else {
            attack.check(operation.name(), reply);
        }
        if (reply.status() >= 400 && !request.method().equals("HEAD")) {
            assertThat(catalogue.codes()).contains(reply.code());
        }
    }

    /// Cursors of real lists.
    private List<String> cursors() {
        marketplace.anEngineer(Tier.MID);
        marketplace.anEngineer(Tier.LEAD);
        return List.of(api.get("/v1/engineers?limit=1").at("/next"));
    }

    private static <K extends Comparable<K>> Map<K, Long> count(List<Sent> sent, Function<Sent, K> by) {
        return sent.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    /// @param fault what is wrong with the reply; empty if nothing is
    private record Sent(Hostility.Request request, Reply reply, String fault) {
    }

}
