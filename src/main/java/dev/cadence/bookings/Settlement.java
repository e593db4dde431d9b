package dev.cadence.bookings;

import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// What comes of ending a booking, to the cent.
///
/// @param refund what the company gets back of the week that it has paid for
/// @param engineerKeeps the engineer's part of that week; of a booking with no paid week, nothing
@Schema(name = "Settlement")
record Settlement(@Schema(description = "What the company gets back of the week that it has paid for.") Money refund,
        @Schema(description = "What the engineer keeps for that week.") Money engineerKeeps) {

    static Settlement of(Money weeklyPrice, Weeks weeks, Ending ending, Terms terms) {
        var nothing = weeklyPrice.times(0);
        if (!weeks.newestIsPaid()) {
            return new Settlement(nothing, nothing);
        }
        var reason = ending.endReason();
        var refund = reason != null && reason.owesUnused() ? weeks.newest().unused(weeklyPrice, ending.requireOver())
                : nothing;
        return new Settlement(refund, terms.shares(weeklyPrice.plus(refund.negated())).engineer());
    }

}
