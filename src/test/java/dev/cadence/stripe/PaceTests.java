package dev.cadence.stripe;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// Waits for turns go by the time that really passes, and so do these tests. However slow the machine is, they hold.
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PaceTests {

    private static final String CHARGES = "POST /v1/payment_intents/*/confirm";

    private static final String SETUPS = "POST /v1/setup_intents";

    private static final Duration SOON = Duration.ofSeconds(2);

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Pace pace = new Pace(false, 1);

    @Test
    void noMoreIsSentThanStripeTakesWhoeverAsksAndWherever() {
        var passed = timeOf(50, number -> pace.await(number % 2 == 0 ? CHARGES : SETUPS, number % 10 == 0, LONG));

        assertThat(passed).as("fifty at no more than twenty-five a second").isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void anInstanceKeepsToItsShare() {
        var third = new Pace(true, 0.33);

        var passed = timeOf(11, number -> third.await(CHARGES, false, LONG));

        assertThat(passed).as("the first, and ten more at less than eight a second")
            .isGreaterThan(Duration.ofMillis(1_250));
    }

    @Test
    void somebodyWhoWaitsGoesAheadOfAnyQueue() throws Exception {
        try (var queue = Executors.newVirtualThreadPerTaskExecutor()) {
            var queued = IntStream.range(0, 200)
                .mapToObj(number -> queue.submit(() -> pace.await(CHARGES, false, LONG)))
                .toList();
            while (pace.await(CHARGES, false, SOON)) {
                assertThat(queued).isNotEmpty();
            }

            assertThat(pace.await(CHARGES, true, SOON)).isTrue();
            assertThat(pace.await(SETUPS, true, SOON)).isTrue();
            queue.shutdownNow();
        }
    }

    @Test
    void whoWouldWaitTooLongIsToldAtOnce() throws Exception {
        pace.rest(CHARGES, Duration.ofMinutes(10));
        var asked = System.nanoTime();

        assertThat(pace.await(CHARGES, false, Duration.ofMinutes(9))).isFalse();
        assertThat(pace.await(CHARGES, true, SOON)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void anEndpointThatRestsLetsNobodyThroughUntilItsTimeIsUp() throws Exception {
        for (var someoneWaits : List.of(false, true)) {
            var begun = System.nanoTime();
            pace.rest(CHARGES, Duration.ofMillis(500));

            assertThat(pace.await(CHARGES, someoneWaits, SOON)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(490));
        }
    }

    @Test
    void oneThatRestsHoldsUpNoOther() throws Exception {
        pace.rest(CHARGES, Duration.ofMinutes(10));

        assertThat(pace.await(SETUPS, false, SOON)).isTrue();
    }

    @Test
    void allWhoAreTurnedAwayAtOnceRestTogetherAndNotOneAfterAnother() throws Exception {
        IntStream.range(0, 16).forEach(caller -> pace.rest(CHARGES, Duration.ofSeconds(1)));

        assertThat(pace.await(CHARGES, false, SOON)).isTrue();
    }

    /// How long it takes until all who come at once have had their turn.
    private static Duration timeOf(int calls, Turn turn) {
        var begun = System.nanoTime();
        List<Future<Boolean>> turns;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            turns = IntStream.range(0, calls).mapToObj(number -> callers.submit(() -> turn.await(number))).toList();
        }
        assertThat(turns).allMatch(Future::resultNow);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private interface Turn {

        boolean await(int number) throws InterruptedException;

    }

}
