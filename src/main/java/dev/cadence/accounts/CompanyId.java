package dev.cadence.accounts;

import java.util.UUID;

import dev.cadence.shared.Ids;
import jakarta.persistence.Embeddable;

/// A founder's organisation, which owns bookings and cards.
@Embeddable
public record CompanyId(UUID value) {

    public static CompanyId next() {
        return new CompanyId(Ids.next());
    }

}
