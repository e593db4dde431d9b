package dev.cadence.accounts;

import java.util.UUID;

import dev.cadence.shared.Ids;
import jakarta.persistence.Embeddable;

/// One person's account, whatever their role.
@Embeddable
public record AccountId(UUID value) {

    public static AccountId next() {
        return new AccountId(Ids.next());
    }

}
