package dev.cadence.vetting;

import java.util.UUID;

import dev.cadence.shared.Ids;
import jakarta.persistence.Embeddable;

/// One conversation with an engineer, agreed or held.
@Embeddable
record InterviewId(UUID value) {

    static InterviewId next() {
        return new InterviewId(Ids.next());
    }

}
