package dev.cadence.accounts;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// The invitations that people sent. To whom is not told, which is about somebody else; erased, they are from an account
/// without a name.
@Component
class InvitationRecords implements PersonalData {

    private final MailedCodes codes;

    InvitationRecords(MailedCodes codes) {
        this.codes = codes;
    }

    @Override
    public String section() {
        return "invitations";
    }

    @Override
    public Class<? extends Record> form() {
        return InvitationRecord.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return codes.streamOfInvitationsBy(person.account()).map(InvitationRecord::of);
    }

    @Override
    public void erase(Caller person) {
        // They name their sender by nothing but an id.
    }

    @Schema(name = "InvitationRecord")
    record InvitationRecord(UUID id, Role role, @Nullable UUID companyId, Instant requestedAt, Instant expiresAt,
            @Nullable Instant usedAt, @Nullable Instant withdrawnAt) {

        static InvitationRecord of(MailedCode code) {
            var company = code.company();
            return new InvitationRecord(code.id(), Objects.requireNonNull(code.role()),
                    company == null ? null : company.value(), code.requestedAt(), code.expiresAt(), code.usedAt(),
                    code.withdrawnAt());
        }

    }

}
