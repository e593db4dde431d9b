package dev.cadence.operations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One row of the database that was created, changed or deleted, and by whom.
@Schema(description = "One change of one thing's state.")
record AuditEntry(UUID id, @Schema(description = "By the clock of the database.") Instant occurredAt, Actor actor,
        @Schema(description = "The kind of thing, by its table.", example = "booking") String subject,
        @Schema(description = "Which one.") String subjectId,
        @Schema(description = "The company that it concerns.") @Nullable UUID companyId, Change change,
        List<Alteration> changes,
        @Schema(description = "The columns that changed too, and whose values are kept out because they are secret or"
                + " personal.") List<String> withheld) {

    /// As the founders of a company see it: of what other people did for it they learn
    /// what was done and in which role,
    /// not who it was or where they were.
    AuditEntry asSeenBy(CompanyId company) {
        return new AuditEntry(id, occurredAt, actor.asSeenBy(company), subject, subjectId, companyId, change, changes,
                withheld);
    }

    /// Null where it is not known, or not for the reader to know.
    @Schema(name = "AuditActor", description = "Who did it. Founders learn of people of other companies, engineers and"
            + " admins only their role.")
    record Actor(
            @Schema(description = "`ACCOUNT`: somebody who is signed in. `SYSTEM`: Cadence itself, or a request of"
                    + " somebody who is not signed in.") ActorKind kind,
            @Nullable UUID accountId, @Schema(description = "`FOUNDER`, `ENGINEER` or `ADMIN`.") @Nullable String role,
            @Schema(description = "What the request came with: `SESSION` or `KEY`.") @Nullable String proofKind,
            @Schema(description = "Which session or key.") @Nullable UUID proofId,
            @Schema(description = "The company on whose behalf.") @Nullable UUID companyId,
            @Schema(description = "The engineer on whose behalf.") @Nullable UUID engineerId,
            @Schema(description = "The operation, or the work in the background.",
                    example = "PUT /v1/bookings/{id}/acceptance") @Nullable String via,
            @Schema(description = "The address that the request came from.") @Nullable String sourceAddress,
            @Schema(description = "The request's `X-Request-Id`.") @Nullable String requestId) {

        /// What is done because an engineer was suspended reads as if the engineer had
        /// done it: a company does not learn of suspensions.
        private static final String ENGINEER_LOST = "bookings.engineer-unavailable";

        Actor asSeenBy(CompanyId company) {
            if (company.value().equals(companyId)) {
                return this;
            }
            if (ENGINEER_LOST.equals(via)) {
                return new Actor(ActorKind.ACCOUNT, null, "ENGINEER", null, null, null, null, null, null, null);
            }
            return new Actor(kind, null, role, null, null, null, null, kind == ActorKind.SYSTEM ? via : null, null,
                    null);
        }

    }

    @Schema(name = "AuditAlteration")
    record Alteration(String column,
            @Schema(description = "As text; absent when there was no value.") @Nullable String before,
            @Schema(description = "As text; absent when there is no value.") @Nullable String after) {
    }

    enum ActorKind {

        ACCOUNT, SYSTEM

    }

    enum Change {

        CREATED, CHANGED, DELETED

    }

}
