package dev.cadence.accounts;

import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import dev.cadence.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Tells people all that is kept about them, as it was at one moment. However much that is, one row of it is in memory.
@Service
class PersonalDataDesk {

    /// Of the connections that an instance has, so many may wait for slow readers.
    private static final int AT_ONCE = 2;

    /// When a turn may be free again.
    private static final Duration SOON = Duration.ofSeconds(5);

    /// After which a reader is too slow to be waited for.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Accounts accounts;

    private final List<PersonalData> records;

    private final EntityManager entities;

    private final JsonMapper json;

    private final Clock clock;

    private final TransactionTemplate atOneMoment;

    private final Semaphore turns = new Semaphore(AT_ONCE);

    PersonalDataDesk(Accounts accounts, List<PersonalData> records, EntityManager entities, JsonMapper json,
            Clock clock, PlatformTransactionManager transactions) {
        this.atOneMoment = new TransactionTemplate(transactions);
        atOneMoment.setReadOnly(true);
        atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.accounts = accounts;
        this.records = records;
        this.entities = entities;
        this.json = json;
        this.clock = clock;
    }

    /// Writes one JSON object with a list for each kind of record. If that fails on the
    /// way, the object is left open, so that nobody takes a part for the whole.
    /// @throws Refusal `too-many-requests` when others are being written: each holds a
    /// connection for as long as it is read
    void write(Caller person, OutputStream out) {
        if (!turns.tryAcquire()) {
            throw Refusal.tooMany("too-many-requests", "Others are taking their data away just now.", SOON);
        }
        try {
            atOneMoment.executeWithoutResult(begun -> writeAll(person, out));
        }
        finally {
            turns.release();
        }
    }

    private void writeAll(Caller person, OutputStream out) {
        var end = System.nanoTime() + LONGEST.toNanos();
        // The stream ends after the turn does: whoever has read it to its end finds the
        // turn free.
        var generator = json.writer()
            .without(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .createGenerator(out);
        generator.writeStartObject();
        generator.writePOJOProperty("exportedAt", clock.instant());
        generator.writePOJOProperty("account", AccountRecord.of(accounts.findById(person.account()).orElseThrow()));
        records.forEach(record -> write(record, person, generator, end));
        generator.writeEndObject();
        generator.close();
    }

    private void write(PersonalData record, Caller person, JsonGenerator generator, long end) {
        generator.writeName(record.section());
        generator.writeStartArray();
        try (var rows = record.about(person)) {
            rows.forEach(row -> {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("An export was read too slowly");
                }
                generator.writePOJO(row);
                entities.clear();
            });
        }
        generator.writeEndArray();
    }

    /// How an export begins. A list for each kind of record follows.
    @Schema(name = "PersonalData")
    record Export(Instant exportedAt, AccountRecord account) {
    }

    /// An account as its person is told of it, without what they prove themselves with.
    @Schema(name = "AccountRecord")
    record AccountRecord(UUID id, String name, String email, Role role, @Nullable UUID companyId,
            @Nullable Standing standing, @Nullable Instant joinedAt, @Nullable UUID engineerId, Instant createdAt) {

        static AccountRecord of(Account account) {
            var membership = account.membership();
            var engineer = account.engineer();
            return new AccountRecord(account.id().value(), account.name(), account.email(), account.role(),
                    membership == null ? null : membership.company().value(),
                    membership == null ? null : membership.standing(), membership == null ? null : membership.since(),
                    engineer == null ? null : engineer.value(), account.createdAt());
        }

    }

}
