package dev.cadence.accounts;

import java.util.UUID;

import dev.cadence.shared.Ids;
import jakarta.persistence.Embeddable;

/// A person who can be booked once approved. The id is public: it names the profile, never the account.
@Embeddable
public record EngineerId(UUID value) {

    public static EngineerId next() {
        return new EngineerId(Ids.next());
    }

}
