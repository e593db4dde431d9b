package dev.cadence.accounts;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.cadence.testing.Api;
import dev.cadence.testing.Api.Answer;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.TimeMachine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The whole of 127.0.0.0/8 is this machine, so a request can come from any address of it.
@CadenceTest
record ThrottleTests(Api api, Cast cast, Mailbox mailbox, TimeMachine time) {

    private static final String HOME = "127.0.0.1";

    @Test
    void ofAThousandGuessesAtOnceFromOneAddressTenAreChecked() throws Exception {
        var founder = cast.founder();
        var thief = api.from("127.9.9.9");
        var guess = Map.of("email", founder.person().email(), "password", "a wrong password");
        var together = new CountDownLatch(1_000);

        Map<Integer, Long> answers;
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = statuses(crowd.invokeAll(Collections.nCopies(1_000, () -> {
                together.countDown();
                together.await();
                return thief.post("/v1/sessions", guess).status();
            })));
        }

        assertThat(answers).isEqualTo(Map.of(401, 10L, 429, 990L));
    }

    @Test
    void ofAThousandGuessesAtOnceFromAThousandAddressesTenAreCheckedAndTheOwnerGetsIn() throws Exception {
        var founder = cast.founder();
        cast.inPerson(founder);

        var answers = guessAtOnce(founder,
                IntStream.range(0, 1_000).mapToObj(guess -> "127.%d.%d.7".formatted(1 + guess / 250, guess % 250)));

        assertThat(answers).isEqualTo(Map.of(401, 10L, 429, 990L));
        assertThat(signIn(HOME, founder, Cast.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void theOwnerWhoIsNotAtHomeDuringAnAttackGetsInByTheirMailbox() throws Exception {
        var founder = cast.founder();
        guessAtOnce(founder, IntStream.range(0, 20).mapToObj(guess -> "127.1.1." + guess));

        assertThat(signIn(HOME, founder, Cast.PASSWORD).status()).isEqualTo(429);
        api.post("/v1/password-resets", Map.of("email", founder.person().email()));
        time.settle();
        var code = mailbox.lastTo(founder.person().email()).code();
        var reset = api.put("/v1/password-resets", Map.of("code", code, "password", Cast.PASSWORD));

        assertThat(reset.at("/stage")).isEqualTo("COMPLETE");
        assertThat(signIn(HOME, founder, Cast.PASSWORD).status()).as("home from now on").isEqualTo(201);
    }

    @Test
    void whetherAnAddressHasAnAccountMakesNoDifference() throws Exception {
        var known = cast.founder().person().email();

        for (var guess = 0; guess < 12; guess++) {
            assertThat(signIn("127.2.2.2", "nobody@example.com", "a wrong password").text())
                .isEqualTo(signIn("127.3.3.3", known, "a wrong password").text());
        }
    }

    @Test
    void oneAddressChecksAHundredPasswordsForWhicheverAccounts() throws Exception {
        var answers = atOnce(
                IntStream.range(0, 150)
                    .<Callable<Integer>>mapToObj(guess -> () -> signIn("127.4.4.4",
                            "person-%d@example.com".formatted(guess), "a wrong password")
                        .status())
                    .toList());

        assertThat(answers).isEqualTo(Map.of(401, 100L, 429, 50L));
    }

    @Test
    void whoKnowsThePasswordIsNotSlowedDown() throws Exception {
        var founder = cast.founder();

        for (var again = 0; again < 15; again++) {
            assertThat(signIn("127.5.5.5", founder, Cast.PASSWORD).status()).isEqualTo(201);
        }
    }

    @Test
    void guessesAreForgottenAfterAQuarterOfAnHourAndNotBefore() throws Exception {
        var founder = cast.founder();
        guessAtOnce(founder, IntStream.range(0, 10).mapToObj(guess -> "127.6.6.6"));

        time.advance(Duration.ofMinutes(15).minusNanos(1_000));
        var early = signIn("127.6.6.6", founder, Cast.PASSWORD);
        time.advance(Duration.ofNanos(1_000));

        assertThat(early.status()).isEqualTo(429);
        assertThat(early.header("Retry-After")).isEqualTo("1");
        assertThat(signIn("127.6.6.6", founder, Cast.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void aFamiliarAddressHasGuessesOfItsOwn() throws Exception {
        var founder = cast.founder();
        cast.inPerson(founder);

        assertThat(guessAtOnce(founder, IntStream.range(0, 12).mapToObj(guess -> HOME)))
            .isEqualTo(Map.of(401, 10L, 429, 2L));
        assertThat(signIn("127.7.7.7", founder, Cast.PASSWORD).status()).isEqualTo(201);
    }

    private Map<Integer, Long> guessAtOnce(Cast.Member<?> member, Stream<String> addresses) throws Exception {
        return atOnce(
                addresses.<Callable<Integer>>map(address -> () -> signIn(address, member, "a wrong password").status())
                    .toList());
    }

    private static Map<Integer, Long> atOnce(List<Callable<Integer>> requests) throws Exception {
        try (var crowd = Executors.newFixedThreadPool(64, Thread.ofVirtual().factory())) {
            return statuses(crowd.invokeAll(requests));
        }
    }

    private static Map<Integer, Long> statuses(List<Future<Integer>> answers) {
        return answers.stream()
            .map(Future::resultNow)
            .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }

    private Answer signIn(String from, Cast.Member<?> member, String password) {
        return signIn(from, member.person().email(), password);
    }

    private Answer signIn(String from, String email, String password) {
        return api.from(from).post("/v1/sessions", Map.of("email", email, "password", password));
    }

}
