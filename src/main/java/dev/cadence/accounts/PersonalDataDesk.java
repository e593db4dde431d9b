package dev.cadence.accounts;

import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Tells people all that is kept about them, as it was at one moment. However much that is, one row of it is in memory.
@Service
class PersonalDataDesk {

    private final Accounts accounts;

    private final List<PersonalData> records;

    private final EntityManager entities;

    private final JsonMapper json;

    private final Clock clock;

    PersonalDataDesk(Accounts accounts, List<PersonalData> records, EntityManager entities, JsonMapper json,
            Clock clock) {
        this.accounts = accounts;
        this.records = records;
        this.entities = entities;
        this.json = json;
        this.clock = clock;
    }

    /// Writes one JSON object with a list for each kind of record. If that fails on the
    /// way, the object is left open, so that nobody takes a part for the whole.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    void write(Caller person, OutputStream out) {
        var generator = json.writer().without(StreamWriteFeature.AUTO_CLOSE_CONTENT).createGenerator(out);
        generator.writeStartObject();
        generator.writePOJOProperty("exportedAt", clock.instant());
        generator.writePOJOProperty("account", AccountRecord.of(accounts.findById(person.account()).orElseThrow()));
        records.forEach(record -> write(record, person, generator));
        generator.writeEndObject();
        generator.close();
    }

    private void write(PersonalData record, Caller person, JsonGenerator generator) {
        generator.writeName(record.section());
        generator.writeStartArray();
        try (var rows = record.about(person)) {
            rows.forEach(row -> {
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
