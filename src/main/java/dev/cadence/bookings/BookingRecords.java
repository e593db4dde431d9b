package dev.cadence.bookings;

import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.PersonalData;
import dev.cadence.accounts.Standing;
import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Component;

/// What bookings say about people: an engineer's work is theirs, a company's bookings are the company's.
@Component
class BookingRecords implements PersonalData {

    private final Bookings bookings;

    BookingRecords(Bookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public String section() {
        return "bookings";
    }

    @Override
    public Class<? extends Record> form() {
        return BookingView.class;
    }

    /// Without what founders noted for themselves, which they were promised that the
    /// engineer never sees.
    @Override
    public Stream<? extends Record> about(Caller person) {
        return person instanceof Caller.Engineer engineer
                ? bookings.streamOf(engineer.engineer()).map(Booking::view).map(BookingView::forEngineers)
                : Stream.empty();
    }

    /// A company's bookings are its owner's to end; a member can go before they do.
    /// @throws Refusal `bookings-live`
    @Override
    public void requireSettled(Caller person) {
        var live = switch (person) {
            case Caller.Founder founder ->
                founder.standing() == Standing.OWNER && bookings.existsOf(founder.company(), Stage.LIVE);
            case Caller.Engineer engineer -> bookings.existsOf(engineer.engineer(), Stage.LIVE);
            case Caller.Unaffiliated _, Caller.Admin _ -> false;
        };
        if (live) {
            throw Refusal.conflict("bookings-live", "There are bookings that have not ended yet. End them first.");
        }
    }

    /// What founders noted about an engineer for themselves is about a person too.
    @Override
    public void erase(Caller person) {
        if (person instanceof Caller.Engineer engineer) {
            bookings.forgetPrivateReasonsAbout(engineer.engineer());
        }
    }

}
