package dev.cadence.vetting;

import java.util.UUID;

import dev.cadence.shared.Ids;
import jakarta.persistence.Embeddable;

/// One engineer's application.
@Embeddable
record ApplicationId(UUID value) {

    static ApplicationId next() {
        return new ApplicationId(Ids.next());
    }

}
