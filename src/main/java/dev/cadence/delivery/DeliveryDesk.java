package dev.cadence.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.bookings.BookingHistory;
import dev.cadence.bookings.BookingId;
import dev.cadence.delivery.FirstCommits.FirstCommit;
import dev.cadence.delivery.FirstCommits.Pace;
import dev.cadence.shared.Period;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads the clock that runs from a brief to the first commit.
@Service
@Transactional(readOnly = true)
class DeliveryDesk {

    private final FirstCommits firsts;

    private final BookingHistory history;

    DeliveryDesk(FirstCommits firsts, BookingHistory history) {
        this.firsts = firsts;
        this.history = history;
    }

    DeliveryView find(Caller caller, BookingId booking) {
        var facts = history.of(caller, booking);
        var begin = firsts.beginOf(booking);
        var first = firsts.of(booking).orElse(null);
        return new DeliveryView(booking.value(), begin.briefAt(), begin.shortlistAt(), facts.requestedAt(),
                facts.acceptedAt(), facts.startedAt(), first, first == null || begin.briefAt() == null ? null
                        : Duration.between(begin.briefAt(), first.at()).toSeconds());
    }

    Pace pace(Period period) {
        return firsts.pace(period);
    }

    /// The steps of a booking up to its first commit; those that have not come are
    /// absent.
    @Schema(name = "Delivery")
    record DeliveryView(UUID bookingId, @Schema(
            description = "Absent when the booking was requested without a shortlist.") @Nullable Instant briefAt,
            @Nullable Instant shortlistAt, Instant requestedAt, @Nullable Instant acceptedAt,
            @Schema(description = "When work began, with the trial if there is one.") @Nullable Instant startedAt,
            @Nullable FirstCommit firstCommit,
            @Schema(description = "The target for the median of all is 97200, which is 27 hours.") @Nullable Long secondsFromBriefToFirstCommit) {
    }

}
