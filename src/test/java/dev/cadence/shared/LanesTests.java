package dev.cadence.shared;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LanesTests {

    private final Lanes lanes = new Lanes();

    private final Set<Integer> due = ConcurrentHashMap.newKeySet();

    @Test
    void aSlowRowHoldsUpNobody() {
        rows(10);
        var others = new CountDownLatch(9);

        assertThat(work(2, row -> {
            if (row == 0) {
                await(others);
            }
            else {
                others.countDown();
            }
            return true;
        })).isEqualTo(10);
    }

    @Test
    void whatFallsDueWhileASlowRowIsUnderWayIsTakenUp() {
        rows(1);
        var late = new CountDownLatch(1);

        assertThat(work(2, row -> {
            if (row == 0) {
                due.add(1);
                await(late);
            }
            late.countDown();
            return true;
        })).isEqualTo(2);
    }

    @Test
    void noRowIsWorkedOnTwiceAtOnceNorMoreThanThereAreLanes() {
        rows(200);
        Set<Integer> underWay = ConcurrentHashMap.newKeySet();
        var most = new AtomicInteger();
        var twice = new AtomicInteger();

        var worked = work(8, row -> {
            twice.addAndGet(underWay.add(row) ? 0 : 1);
            most.accumulateAndGet(underWay.size(), Math::max);
            Thread.yield();
            underWay.remove(row);
            return true;
        });

        assertThat(worked).isGreaterThanOrEqualTo(200);
        assertThat(twice).hasValue(0);
        assertThat(most).hasValueLessThanOrEqualTo(8);
    }

    @Test
    void whatTurnsOutToBeSomebodyElsesIsNotCounted() {
        rows(4);

        assertThat(work(2, row -> row % 2 == 0)).isEqualTo(2);
    }

    @Test
    void aRowOnWhichNothingCanBeDoneRestsForASecondWhileAnotherIsUnderWay() {
        var again = new CountDownLatch(2);
        var done = new AtomicBoolean();
        var begun = System.nanoTime();

        lanes.work(2, () -> done.get() ? List.<Integer>of() : List.of(0, 1), row -> {
            if (row == 0) {
                await(again);
                done.set(true);
                return true;
            }
            again.countDown();
            return false;
        });

        assertThat(again.getCount()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aRowThatFailsCostsNoLane() {
        rows(3);

        assertThat(work(1, row -> {
            if (row == 0) {
                due.remove(row);
                throw new IllegalStateException("A row of this test fails");
            }
            return true;
        })).isEqualTo(2);
    }

    @Test
    void onceTheApplicationStopsWhatIsUnderWayIsTheLast() {
        rows(100);

        var worked = work(1, row -> {
            lanes.onApplicationEvent(new ContextClosedEvent(new GenericApplicationContext()));
            return true;
        });

        assertThat(worked).isBetween(1, 2);
        assertThat(due).hasSize(100 - worked);
    }

    private void rows(int number) {
        IntStream.range(0, number).forEach(due::add);
    }

    private int work(int atOnce, IntPredicate work) {
        return lanes.work(atOnce, () -> List.copyOf(due), (Integer row) -> {
            if (!due.contains(row)) {
                // It was done after the list was read.
                return false;
            }
            var worked = work.test(row);
            due.remove(row);
            return worked;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

}
