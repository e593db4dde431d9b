package dev.cadence.bookings;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Expandable;
import dev.cadence.accounts.Scope;

import org.springframework.stereotype.Component;

/// Shows bookings wherever their ids are, to those whom they concern.
@Component
class BookingsInFull implements Expandable {

    private final BookingDesk desk;

    BookingsInFull(BookingDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "booking";
    }

    @Override
    public Class<BookingView> form() {
        return BookingView.class;
    }

    @Override
    public Scope scope() {
        return Scope.BOOKINGS_READ;
    }

    @Override
    public Map<UUID, BookingView> seenBy(Caller caller, Set<UUID> ids) {
        return desk.concerning(caller, ids.stream().map(BookingId::new).toList())
            .stream()
            .collect(Collectors.toMap(BookingView::id, view -> view));
    }

}
