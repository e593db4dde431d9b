package dev.cadence.bookings;

import dev.cadence.roster.RosterEvent;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Lets bookings follow their engineers in and out of the roster. The listeners' names are in the audit trail, which
/// founders read, and do not say more than a request that was declined.
@Component
class EngineerListeners {

    private final BookingDesk desk;

    EngineerListeners(BookingDesk desk) {
        this.desk = desk;
    }

    @ApplicationModuleListener(id = "bookings.engineer-unavailable")
    void on(RosterEvent.Suspended suspended) {
        desk.follow(suspended.engineer());
    }

    @ApplicationModuleListener(id = "bookings.engineer-available")
    void on(RosterEvent.Reinstated reinstated) {
        desk.follow(reinstated.engineer());
    }

}
