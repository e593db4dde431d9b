package dev.cadence.advisor;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.vetting.Tier;
import io.swagger.v3.oas.annotations.media.Schema;

/// A brief that a company made of advice.
///
/// @param id the brief's
@Schema(name = "AdvisedBrief")
record AdvisedBrief(@Schema(description = "The brief's: see readBrief and makeShortlist.") UUID id, UUID adviceId,
        UUID companyId, @Schema(description = "What was advised.") Tier tier,
        @Schema(description = "What was advised.") Advice.Weeks weeks, Instant madeAt) {
}
