package dev.cadence.shared;

import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;

/// Makes ids: UUIDs of version 7, which grow with time and so keep indexes dense. Nothing is derived from that order
/// beyond the order of a listing.
public final class Ids {

    private static final TimeBasedEpochRandomGenerator VERSION_7 = Generators.timeBasedEpochRandomGenerator();

    private Ids() {
    }

    public static UUID next() {
        return VERSION_7.generate();
    }

}
