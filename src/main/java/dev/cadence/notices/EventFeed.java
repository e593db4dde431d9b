package dev.cadence.notices;

import java.util.List;
import java.util.Set;

import dev.cadence.accounts.Caller;
import dev.cadence.notices.EventLog.NumberedEvent;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads the feed as far as it concerns somebody.
@Service
@Transactional(readOnly = true)
class EventFeed {

    private final EventLog log;

    private final EventPlace places;

    EventFeed(EventLog log, EventPlace places) {
        this.log = log;
        this.places = places;
    }

    /// Where to go on.
    /// @param cursor null for the oldest event that is kept, `now` for what is still to
    /// happen
    /// @throws Refusal `invalid-cursor`, `events-gone`
    long place(@Nullable String cursor) {
        var head = log.head();
        if (cursor == null) {
            return head.forgotten();
        }
        if (cursor.equals("now")) {
            return head.last();
        }
        var place = places.number(cursor);
        if (place < head.forgotten() || place > head.last()) {
            throw gone();
        }
        return place;
    }

    private static Refusal gone() {
        return Refusal.gone("events-gone",
                "What follows the cursor is not kept any more. Read the things themselves, then begin anew.");
    }

    /// What is there now.
    /// @throws Refusal `events-gone` when what follows was forgotten meanwhile
    Stretch after(long place, Caller caller, Set<EventType> types, int limit) {
        var last = log.head().last();
        var found = log.after(place, last, caller, types, limit + 1);
        // Asked after reading: whatever was missing by then was counted before.
        if (place < log.head().forgotten()) {
            throw gone();
        }
        var more = found.size() > limit;
        var told = more ? found.subList(0, limit) : found;
        return new Stretch(told, more ? told.getLast().number() : Math.max(place, last), more);
    }

    /// The most that is read at once.
    Stretch after(long place, Caller caller, Set<EventType> types) {
        return after(place, caller, types, Page.MOST);
    }

    /// @param end the place after all that was looked at
    /// @param more whether there is more already
    record Stretch(List<NumberedEvent> events, long end, boolean more) {
    }

}
