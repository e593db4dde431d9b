package dev.cadence.bookings;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Has founders reminded once of each trial that ends. Told of a trial twice, it plans one reminder.
@Service
class TrialReminderDesk {

    /// How long before its end a founder is reminded of a trial.
    static final Duration AHEAD = Duration.ofHours(12);

    private final TrialReminders reminders;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    TrialReminderDesk(TrialReminders reminders, ApplicationEventPublisher events, Clock clock) {
        this.reminders = reminders;
        this.events = events;
        this.clock = clock;
    }

    @ApplicationModuleListener(id = "bookings.plan-trial-reminder")
    void on(BookingEvent.TrialStarted started) {
        reminders.plan(started.booking(), started.trialEndsAt(), started.trialEndsAt().minus(AHEAD));
    }

    /// Reminds of those that are due, also late, and of none that is over.
    /// @return how many were due
    @Transactional
    int remind(int most) {
        var now = clock.instant();
        var due = reminders.takeDue(now, most);
        due.stream()
            .filter(reminder -> now.isBefore(reminder.trialEndsAt()))
            .forEach(reminder -> events.publishEvent(new TrialEnding(reminder.booking(), now)));
        return due.size();
    }

}
