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
        @Nullable Instant cancelledAt,
        @Schema(description = "When a cancellation takes effect that can still be taken back.") @Nullable Instant endsAt,
        @Nullable Instant endedAt, @Nullable EndReason endReason,
        @Schema(description = "The founder's own words; the engineer never sees them.") @Nullable String privateReason,
        @Schema(description = "Since when it waits for an admin to settle it; for admins only.") @Nullable Instant toSettleSince) {

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

    private BookingView with(@Nullable String reason) {
        return new BookingView(id, companyId, engineerId, stage, tier, weeklyPrice, trial, requestedAt, respondBy,
                agreedStartAt, acceptedAt, startedAt, trialEndsAt, weeksBegun, weeksPaid, currentWeekEndsAt,
                cancelledAt, endsAt, endedAt, endReason, reason, null);
    }

}
