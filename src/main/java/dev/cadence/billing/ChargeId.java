package dev.cadence.billing;

import java.util.UUID;

import dev.cadence.shared.Ids;
import jakarta.persistence.Embeddable;

/// A company's payment for one week.
@Embeddable
record ChargeId(UUID value) {

    static ChargeId next() {
        return new ChargeId(Ids.next());
    }

}
