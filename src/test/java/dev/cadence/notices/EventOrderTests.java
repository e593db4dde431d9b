package dev.cadence.notices;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.Caller;
import dev.cadence.notices.EventLog.NumberedEvent;
import dev.cadence.testing.CadenceTest;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// The feed is one sequence that only ever grows at its end, whatever transactions do at the same time.
@CadenceTest
record EventOrderTests(EventLog log, EventFeed feed, EventNumbering numbering, TransactionOperations transactions,
        JdbcClient jdbc, Clock clock) {

    private static final int WRITERS = 8;

    private static final int TRANSACTIONS = 60;

    private static final Caller EVERYTHING = new Caller.Admin(AccountId.next());

    /// Readers and those who give numbers work all the while, several of each, as in
    /// several instances.
    @Test
    void readersSeeEveryEventOnceAndInOneOrderWhileManyTransactionsWriteAndSomeRollBack() throws Exception {
        var written = new AtomicInteger();
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = IntStream.range(0, 2).mapToObj(one -> threads.submit(() -> read(over))).toList();
            var numberers = IntStream.range(0, 2).mapToObj(one -> threads.submit(() -> number(over))).toList();
            var writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> threads.submit(() -> written.addAndGet(write(writer))))
                .toList();
            waitFor(writers);
            while (numbering.sweep() > 0 || log.isAnythingToNumber()) {
                Thread.onSpinWait();
            }
            over.set(true);
            waitFor(numberers);

            var order = log.after(0, Long.MAX_VALUE, EVERYTHING, EventType.named(null), Integer.MAX_VALUE);
            assertThat(order).hasSize(written.get())
                .extracting(NumberedEvent::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, written.get()).boxed().toList());
            for (var reader : readers) {
                assertThat(reader.get()).isEqualTo(order);
            }
            assertEachWriterIsInOrder(order);
            System.out.printf("%d events of %d transactions at once: numbered 1 to %d, read by 2 readers alike.%n",
                    written.get(), WRITERS, order.getLast().number());
        }
    }

    @Test
    void aSlowTransactionHoldsUpNobodyAndItsEventsComeWhenItEnds() throws Exception {
        var written = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> transactions.execute(begun -> {
                append(99, 1);
                written.countDown();
                return await(goOn);
            }));
            await(written);
            transactions.executeWithoutResult(begun -> append(1, 1));
            numbering.sweep();
            assertThat(weeks(0)).containsExactly("1 1");
            var place = feed.after(0, EVERYTHING, EventType.named(null)).end();

            goOn.countDown();
            assertThat(slow.get()).isTrue();
            transactions.executeWithoutResult(begun -> append(1, 2));
            numbering.sweep();

            assertThat(weeks(place)).containsExactly("99 1", "1 2");
        }
    }

    /// The second waits for the first and has a lower transaction id, for it wrote
    /// something before.
    @Test
    void whatFollowsFromSomethingComesAfterIt() throws Exception {
        var begun = new CountDownLatch(1);
        var locked = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = threads.submit(() -> transactions.execute(status -> {
                jdbc.sql("select pg_current_xact_id()::text").query(String.class).single();
                begun.countDown();
                await(locked);
                lock();
                append(2, 0);
                return true;
            }));
            await(begun);
            transactions.executeWithoutResult(status -> {
                lock();
                locked.countDown();
                append(1, 0);
            });
            assertThat(second.get()).isTrue();
            numbering.sweep();

            assertThat(weeks(0)).containsExactly("1 0", "2 0");
        }
    }

    @Test
    void whatIsRolledBackHasNotHappened() {
        transactions.executeWithoutResult(begun -> {
            append(1, 1);
            begun.setRollbackOnly();
        });

        assertThat(numbering.sweep()).isZero();
        assertThat(weeks(0)).isEmpty();
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(7)::text").query((row, number) -> 1).single();
    }

    private List<String> weeks(long place) {
        return feed.after(place, EVERYTHING, EventType.named(null))
            .events()
            .stream()
            .map(event -> event.view().data())
            .map(data -> "%d %d".formatted(writerOf(data), data.at("/week").asInt()))
            .toList();
    }

    private int write(int writer) {
        var random = new Random(writer);
        var written = 0;
        for (var number = 0; number < TRANSACTIONS; number++) {
            var events = 1 + random.nextInt(3);
            var fails = random.nextInt(10) == 0;
            var first = written;
            transactions.executeWithoutResult(begun -> {
                IntStream.range(first, first + events).forEach(each -> append(writer, each));
                if (fails) {
                    begun.setRollbackOnly();
                }
            });
            written += fails ? 0 : events;
        }
        return written;
    }

    private void append(int writer, int number) {
        log.append(Fact.of(EventType.BOOKING_WEEK_BEGAN, clock.instant(), new UUID(0, 0), new UUID(0, 0),
                EventData.booking(new UUID(7, writer), number)));
    }

    private static long writerOf(JsonNode data) {
        return UUID.fromString(data.at("/bookingId").asString()).getLeastSignificantBits();
    }

    private boolean number(AtomicBoolean over) {
        while (!over.get()) {
            numbering.sweep();
        }
        return true;
    }

    private List<NumberedEvent> read(AtomicBoolean over) {
        var read = new ArrayList<NumberedEvent>();
        var place = 0L;
        boolean last;
        do {
            last = over.get();
            var found = feed.after(place, EVERYTHING, EventType.named(null), 7);
            read.addAll(found.events());
            place = found.end();
            last = last && !found.more();
        }
        while (!last);
        return read;
    }

    private static void assertEachWriterIsInOrder(List<NumberedEvent> order) {
        var next = new HashMap<Long, Integer>();
        assertThat(order).allSatisfy(event -> {
            var data = event.view().data();
            assertThat(data.at("/week").asInt()).isEqualTo(next.merge(writerOf(data), 1, Integer::sum) - 1);
        });
    }

    private static void waitFor(List<? extends Future<?>> all) throws Exception {
        for (var one : all) {
            one.get(2, TimeUnit.MINUTES);
        }
    }

    private static boolean await(CountDownLatch latch) {
        Callable<Boolean> wait = () -> latch.await(1, TimeUnit.MINUTES);
        try {
            return wait.call();
        }
        catch (Exception interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

}
