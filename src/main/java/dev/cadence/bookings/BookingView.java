package dev.cadence.bookings;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.roster.Tier;
import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A booking as its founder sees it.
///
/// @param respondBy until when the engineer may answer
/// @param agreedStartAt the start asked for; absent when work starts on acceptance
/// @param trialEndsAt the end of the free hours; absent before the start and when there is no trial
/// @param weeksBegun how many weeks have begun; at most one more than are paid
/// @param currentWeekEndsAt the end of the newest week that has begun
/// @param endsAt when a cancellation takes effect that can still be taken back
/// @param privateReason the founder's own words on why they stopped; the engineer never sees them
@Schema(name = "Booking")
record BookingView(UUID id, UUID companyId, UUID engineerId, Stage stage, Tier tier, Money weeklyPrice,
        Instant requestedAt, Instant respondBy, @Nullable Instant agreedStartAt, @Nullable Instant acceptedAt,
        @Nullable Instant startedAt, @Nullable Instant trialEndsAt, int weeksBegun, int weeksPaid,
        @Nullable Instant currentWeekEndsAt, @Nullable Instant cancelledAt, @Nullable Instant endsAt,
        @Nullable Instant endedAt, @Nullable EndReason endReason, @Nullable String privateReason) {

    BookingView withoutPrivateReason() {
        return new BookingView(id, companyId, engineerId, stage, tier, weeklyPrice, requestedAt, respondBy,
                agreedStartAt, acceptedAt, startedAt, trialEndsAt, weeksBegun, weeksPaid, currentWeekEndsAt,
                cancelledAt, endsAt, endedAt, endReason, null);
    }

}
