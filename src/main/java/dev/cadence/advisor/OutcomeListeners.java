package dev.cadence.advisor;

import dev.cadence.bookings.BookingEvent;
import dev.cadence.matching.MatchingEvent;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Notes what comes of advice. Each reads anew how far the booking has come, so being told twice changes nothing.
@Component
class OutcomeListeners {

    private final OutcomeDesk desk;

    OutcomeListeners(OutcomeDesk desk) {
        this.desk = desk;
    }

    @ApplicationModuleListener(id = "advisor.chosen")
    void on(MatchingEvent.Chosen chosen) {
        desk.note(chosen);
    }

    @ApplicationModuleListener(id = "advisor.started")
    void on(BookingEvent.TrialStarted started) {
        desk.note(started.booking());
    }

    @ApplicationModuleListener(id = "advisor.paid")
    void on(BookingEvent.WeekPaid paid) {
        desk.note(paid.booking());
    }

    @ApplicationModuleListener(id = "advisor.lapsed")
    void on(BookingEvent.Lapsed lapsed) {
        desk.note(lapsed.booking());
    }

    @ApplicationModuleListener(id = "advisor.ended")
    void on(BookingEvent.Ended ended) {
        desk.note(ended.booking());
    }

}
