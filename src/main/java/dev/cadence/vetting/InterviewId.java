package dev.cadence.vetting;

import java.util.UUID;

import dev.cadence.shared.Ids;
import jakarta.persistence.Embeddable;

/// One interview, from its agreement on. In calendars it is the event's UID.
@Embeddable
record InterviewId(UUID value) {

    static InterviewId next() {
        return new InterviewId(Ids.next());
    }

}
