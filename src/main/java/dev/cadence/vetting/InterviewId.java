package dev.cadence.vetting;

import dev.cadence.shared.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/// One interview, from its agreement on. In calendars it is the event's UID.
@Embeddable
record InterviewId(UUID value) {

    static InterviewId next() {
        return new InterviewId(Ids.next());
    }

}
