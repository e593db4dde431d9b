package dev.cadence.payouts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What was booked between an engineer and the platform in one month of UTC.
record Statement(Standing opening, List<Line> lines,
        @Schema(description = "What the opening and all lines come to.") Standing closing) {

    /// What stands between an engineer and the platform.
    @Schema(name = "StatementStanding")
    record Standing(@Schema(description = "What the engineer is owed.") Money payable,
            @Schema(description = "What the engineer owes.") Money owed) {

        Standing plus(Line line) {
            return new Standing(payable.plus(line.payable()), owed.plus(line.owed()));
        }

    }

    /// One event.
    @Schema(name = "StatementLine")
    record Line(Instant at, Kind kind, @Nullable UUID bookingId,
            @Schema(description = "The week's number, from 0; absent for a trial.") @Nullable Integer week,
            @Schema(description = "By how much the engineer is owed more, or less.") Money payable,
            @Schema(description = "By how much the engineer owes more, or less.") Money owed) {
    }

    /// What a line is about.
    @Schema(name = "StatementLineKind")
    enum Kind {

        EARNING, REDUCTION, TRANSFER, REVERSAL, NETTING

    }

}
