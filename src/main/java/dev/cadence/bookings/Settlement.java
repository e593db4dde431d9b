package dev.cadence.bookings;

import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// What comes of ending a booking, to the cent.
///
/// @param refund what the company gets back of the week that it has paid for
/// @param engineerKeeps the engineer's part of that week, less what they bear of its refunds; of a booking with no paid week, nothing
@Schema(name = "Settlement")
record Settlement(@Schema(description = "What the company gets back of the week that it has paid for.") Money refund,
        @Schema(description = "What the engineer keeps for that week.") Money engineerKeeps) {

    /// @param before what of the newest week was refunded already; no more is than was
    /// paid
    static Settlement of(Money weeklyPrice, Weeks weeks, Ending ending, Terms terms, Refunded before) {
        var nothing = weeklyPrice.times(0);
        if (!weeks.newestIsPaid()) {
            return new Settlement(nothing, nothing);
        }
        var reason = ending.endReason();
        var unused = reason != null && reason.owesUnused() ? weeks.newest().unused(weeklyPrice, ending.requireOver())
                : nothing;
        var left = weeklyPrice.plus(before.all().negated());
        var refund = unused.minor() < left.minor() ? unused : left;
        var shared = before.shared().plus(refund);
        return new Settlement(refund, terms.shares(weeklyPrice.plus(shared.negated())).engineer());
    }

}
