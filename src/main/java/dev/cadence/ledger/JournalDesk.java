package dev.cadence.ledger;

import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import dev.cadence.shared.Cursor;
import dev.cadence.shared.Page;
import dev.cadence.shared.Period;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells what stands in the books. What reads all of them is told to one caller at a time: it holds a connection for as long
/// as it takes.
@Service
class JournalDesk {

    /// When a turn may be free again.
    private static final Duration SOON = Duration.ofSeconds(10);

    /// After which whoever reads an export is too slow to be waited for.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Journal journal;

    private final Proofs proofs;

    private final Clock clock;

    private final TransactionTemplate reading;

    private final Semaphore export = new Semaphore(1);

    JournalDesk(Journal journal, Proofs proofs, Clock clock, PlatformTransactionManager transactions) {
        this.journal = journal;
        this.proofs = proofs;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /// @throws Refusal `temporarily-unavailable` when it takes too long
    Proof prove() {
        try {
            return proofs.now();
        }
        catch (QueryTimeoutException tooLong) {
            throw Refusal.unavailable("temporarily-unavailable", "The books cannot be added up just now. Ask again.");
        }
    }

    /// @param at null for now
    Balances balances(@Nullable Instant at, @Nullable UUID owner) {
        return proofs.at(Period.comparable(at == null ? clock.instant() : at), owner);
    }

    /// The oldest first.
    /// @param cursor null for the first page
    Page<Journal.Recorded> list(Period period, @Nullable String cursor, int limit) {
        var after = cursor == null ? new Cursor(Instant.EPOCH, UUID.fromString(Page.OLDEST)) : Cursor.parse(cursor);
        var found = reading.execute(begun -> journal.after(after, period, limit + 1));
        return Page.of(found, limit, Journal.Recorded::cursor);
    }

    /// Writes a line for each posting, all as they were at one moment: they are read by
    /// one statement, a few at a time.
    /// @throws Refusal `too-many-requests` when another export is being taken
    void writeCsv(Period period, OutputStream out) {
        if (!export.tryAcquire()) {
            throw Refusal.tooMany("too-many-requests", "Another export is being taken just now.", SOON);
        }
        try {
            reading.executeWithoutResult(begun -> write(period, out));
        }
        finally {
            export.release();
        }
    }

    private void write(Period period, OutputStream out) {
        var end = System.nanoTime() + LONGEST.toNanos();
        var table = new JournalTable(out);
        try (var lines = journal.lines(period)) {
            lines.forEach(line -> {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("An export was read too slowly");
                }
                table.add(line);
            });
        }
        table.finish();
    }

}
