package dev.cadence.matching;

import java.util.UUID;

import dev.cadence.shared.Ids;

/// What one company needs, at one time.
public record BriefId(UUID value) {

    static BriefId next() {
        return new BriefId(Ids.next());
    }

}
