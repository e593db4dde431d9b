package dev.cadence.bookings;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.shared.Money;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells what is on record of a booking to those who have to prove it.
@Service
public class BookingHistory {

    private final Bookings bookings;

    BookingHistory(Bookings bookings) {
        this.bookings = bookings;
    }

    /// @throws Refusal `booking-not-found`
    @Transactional(readOnly = true)
    public Facts of(BookingId id) {
        var booking = bookings.findById(id).orElseThrow(() -> BookingDesk.notFound(id)).view();
        return new Facts(booking.companyId(), booking.engineerId(), booking.tier().name(), booking.weeklyPrice(),
                booking.requestedAt(), booking.acceptedAt(), booking.startedAt(), booking.weeksPaid(),
                booking.cancelledAt(), booking.endedAt());
    }

    /// The same, to one whom it concerns: a founder of the company, the engineer, an
    /// admin.
    /// @throws Refusal `booking-not-found`
    @Transactional(readOnly = true)
    public Facts of(Caller caller, BookingId id) {
        var facts = of(id);
        var concerned = switch (caller) {
            case Caller.Founder founder -> founder.company().value().equals(facts.company());
            case Caller.Unaffiliated _ -> false;
            case Caller.Engineer engineer -> engineer.engineer().value().equals(facts.engineer());
            case Caller.Admin _ -> true;
        };
        if (!concerned) {
            throw BookingDesk.notFound(id);
        }
        return facts;
    }

    /// Who agreed on what, and what happened when.
    ///
    /// @param startedAt when the work began
    /// @param weeksPaid how many weeks were charged with success
    /// @param cancelledAt when the founder stopped
    public record Facts(UUID company, UUID engineer, String tier, Money weeklyPrice, Instant requestedAt,
            @Nullable Instant acceptedAt, @Nullable Instant startedAt, int weeksPaid, @Nullable Instant cancelledAt,
            @Nullable Instant endedAt) {
    }

}
