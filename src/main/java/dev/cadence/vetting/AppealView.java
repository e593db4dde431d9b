package dev.cadence.vetting;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An appeal as its engineer and admins see it.
///
/// @param dueAt by when it is to be decided
/// @param outcome null until it is decided
@Schema(name = "Appeal")
record AppealView(UUID id, UUID applicationId, UUID decisionId, UUID engineerId, String statement, Instant madeAt,
        Instant dueAt, Appeal.@Nullable Outcome outcome, @Nullable Tier tier, @Nullable String summary,
        @Nullable Instant decidedAt) {
}
