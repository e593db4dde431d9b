package dev.cadence.bookings;

import java.time.Instant;

import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// Reminds founders of trials that end soon.
@Component
class TrialReminderSweep implements Sweep {

    private static final int BATCH = 100;

    private final TrialReminderDesk desk;

    private final TrialReminders reminders;

    TrialReminderSweep(TrialReminderDesk desk, TrialReminders reminders) {
        this.desk = desk;
        this.reminders = reminders;
    }

    @Override
    public String name() {
        return "bookings.trial-reminders";
    }

    @Override
    public int sweep() {
        return desk.remind(BATCH);
    }

    @Override
    public @Nullable Instant nextDue() {
        return reminders.nextDue();
    }

}
