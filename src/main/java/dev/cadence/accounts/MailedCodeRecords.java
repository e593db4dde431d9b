package dev.cadence.accounts;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// The codes that were sent to people, of which nothing is left once they are erased. Who invited them is not told: that is
/// about somebody else.
@Component
class MailedCodeRecords implements PersonalData {

    private final MailedCodes codes;

    private final Accounts accounts;

    MailedCodeRecords(MailedCodes codes, Accounts accounts) {
        this.codes = codes;
        this.accounts = accounts;
    }

    @Override
    public String section() {
        return "mailedCodes";
    }

    @Override
    public Class<? extends Record> form() {
        return MailedCodeRecord.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return codes.streamOf(emailOf(person), person.account()).map(MailedCodeRecord::of);
    }

    @Override
    public void erase(Caller person) {
        codes.forget(emailOf(person), person.account());
    }

    private String emailOf(Caller person) {
        return accounts.findById(person.account()).orElseThrow().email();
    }

    @Schema(name = "MailedCodeRecord")
    record MailedCodeRecord(UUID id, MailedCode.Purpose purpose, String email, Instant requestedAt, Instant expiresAt,
            @Nullable Instant usedAt, @Nullable Instant withdrawnAt) {

        static MailedCodeRecord of(MailedCode code) {
            return new MailedCodeRecord(code.id(), code.purpose(), code.email(), code.requestedAt(), code.expiresAt(),
                    code.usedAt(), code.withdrawnAt());
        }

    }

}
