package dev.cadence.vetting;

import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import dev.cadence.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Hands out all decisions to whoever audits them for bias, and sums them up. However many there are, a few of them are in
/// memory.
@Service
class BiasAuditDesk {

    /// Of the connections that an instance has, so many may wait for slow readers.
    private static final int AT_ONCE = 1;

    /// When a turn may be free again.
    private static final Duration SOON = Duration.ofSeconds(10);

    /// After which a reader is too slow to be waited for.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final AuditedDecisions decisions;

    private final AuditAliases aliases;

    private final DecisionStatistics statistics;

    private final JsonMapper json;

    private final Clock clock;

    private final TransactionTemplate reading;

    private final Semaphore turns = new Semaphore(AT_ONCE);

    BiasAuditDesk(AuditedDecisions decisions, AuditAliases aliases, DecisionStatistics statistics, JsonMapper json,
            Clock clock, PlatformTransactionManager transactions) {
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.decisions = decisions;
        this.aliases = aliases;
        this.statistics = statistics;
        this.json = json;
        this.clock = clock;
    }

    /// Writes one JSON object with a list of decisions. If that fails on the way, the
    /// object is left open, so that nobody takes a part for the whole.
    /// @throws Refusal `too-many-requests` when another one is being written: each holds
    /// a connection for as long as it is read
    void writeJson(AuditFilter filter, OutputStream out) {
        inTurn(() -> {
            // The stream ends after the turn does: whoever has read it to its end finds
            // the turn free.
            var generator = json.writer()
                .without(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(out);
            generator.writeStartObject();
            generator.writePOJOProperty("exportedAt", clock.instant());
            generator.writeName("decisions");
            generator.writeStartArray();
            each(filter, generator::writePOJO);
            generator.writeEndArray();
            generator.writeEndObject();
            generator.close();
        });
    }

    /// Writes a line for each decision.
    /// @throws Refusal `too-many-requests`
    void writeCsv(AuditFilter filter, OutputStream out) {
        inTurn(() -> {
            var table = new DecisionTable(decisions.criteria(filter.rubricVersion()), out);
            each(filter, table::add);
            table.finish();
        });
    }

    private void inTurn(Runnable writing) {
        if (!turns.tryAcquire()) {
            throw Refusal.tooMany("too-many-requests", "Another export is being taken just now.", SOON);
        }
        try {
            aliases.draw();
            reading.executeWithoutResult(begun -> writing.run());
        }
        finally {
            turns.release();
        }
    }

    /// Each is as it was at one moment: they are read by one statement.
    private void each(AuditFilter filter, Consumer<AuditedDecision> writing) {
        var end = System.nanoTime() + LONGEST.toNanos();
        try (var rows = decisions.stream(filter)) {
            rows.forEach(row -> {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("An export was read too slowly");
                }
                writing.accept(row);
            });
        }
    }

    @Transactional(readOnly = true)
    BiasSummary sumUp(AuditFilter filter) {
        return statistics.of(filter);
    }

    /// How an export looks.
    @Schema(name = "AuditedDecisions")
    record Export(Instant exportedAt, List<AuditedDecision> decisions) {
    }

}
