package dev.cadence.advisor;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.vetting.Tier;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What was advised, and what became of it.
@Schema(name = "AdviceFollowUp")
record AdviceOutcome(AdvisedBrief advised, @Schema(
        description = "When the first shortlist was made; absent for none yet.") @Nullable Instant shortlistedAt,
        @Schema(description = "What was requested from shortlists of the brief.") List<Booked> bookings) {

    /// A booking that was requested from a shortlist.
    ///
    /// @param weeksPaid which are the weeks that were worked: each is paid in advance,
    /// and to the engineer in any case
    @Schema(name = "AdvisedBooking")
    record Booked(UUID bookingId, UUID briefId, Tier tier, Instant shortlistedAt, Instant requestedAt,
            @Schema(description = "Absent while the trial has not begun.") @Nullable Instant startedAt,
            @Schema(description = "How many weeks were paid.") int weeksPaid,
            @Schema(description = "Absent while it goes on.") @Nullable Instant endedAt) {
    }

}
