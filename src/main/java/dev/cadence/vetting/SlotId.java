package dev.cadence.vetting;

import java.util.UUID;

import dev.cadence.shared.Ids;
import jakarta.persistence.Embeddable;

/// One time at which an interviewer can be talked to.
@Embeddable
record SlotId(UUID value) {

    static SlotId next() {
        return new SlotId(Ids.next());
    }

}
