package dev.cadence.bookings;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.vetting.Tier;
import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A booking as its founder sees it.
@Schema(name = "Booking")
record BookingView(UUID id, UUID companyId, UUID engineerId, Stage stage, Tier tier, Money weeklyPrice, boolean trial,
        Instant requestedAt, @Schema(description = "Until when the engineer may answer.") Instant respondBy,
        @Schema(description = "The start asked for; absent when work starts on acceptance.") @Nullable Instant agreedStartAt,
        @Nullable Instant acceptedAt, @Nullable Instant startedAt,
        @Schema(description = "The end of the free hours; absent before the start and without a trial.") @Nullable Instant trialEndsAt,
        @Schema(description = "How many weeks have begun; at most one more than are paid.") int weeksBegun,
        int weeksPaid,
        @Schema(description = "The end of the newest week that has begun.") @Nullable Instant currentWeekEndsAt,
        @Schema(description = "Since when work pauses for a dispute about one of its weeks.") @Nullable Instant suspendedAt,
        @Nullable Instant cancelledAt,
        @Schema(description = "When an end that was announced takes effect.") @Nullable Instant endsAt,
        @Schema(description = "Why it will end then.") @Nullable EndReason endsFor, @Nullable Instant endedAt,
        @Nullable EndReason endReason,
        @Schema(description = "Why an admin removed the engineer.") @Nullable Cause removedFor,
        @Schema(description = "The founder's own words; the engineer never sees them.") @Nullable String privateReason,
        @Schema(description = "Since when it waits for an admin to settle it; for admins only.") @Nullable Instant toSettleSince,
        @Schema(description = "What comes of ending it; only in the answer to who ended it.") @Nullable Settlement settlement) {

    BookingView asSeenBy(Caller caller) {
        return switch (caller) {
            case Caller.Founder _, Caller.Unaffiliated _ -> with(privateReason);
            case Caller.Engineer _ -> forEngineers();
            case Caller.Admin _ -> this;
        };
    }

    BookingView forEngineers() {
        return with(null);
    }

    BookingView settled(Settlement outcome) {
        return new BookingView(id, companyId, engineerId, stage, tier, weeklyPrice, trial, requestedAt, respondBy,
                agreedStartAt, acceptedAt, startedAt, trialEndsAt, weeksBegun, weeksPaid, currentWeekEndsAt,
                suspendedAt, cancelledAt, endsAt, endsFor, endedAt, endReason, removedFor, privateReason, toSettleSince,
                outcome);
    }

    private BookingView with(@Nullable String reason) {
        return new BookingView(id, companyId, engineerId, stage, tier, weeklyPrice, trial, requestedAt, respondBy,
                agreedStartAt, acceptedAt, startedAt, trialEndsAt, weeksBegun, weeksPaid, currentWeekEndsAt,
                suspendedAt, cancelledAt, endsAt, endsFor, endedAt, endReason, removedFor, reason, null, settlement);
    }

}
