package dev.cadence.roster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.CRC32;

import dev.cadence.shared.Refusal;

/// The place after one engineer in the answer to one search, as a word that callers hand back unread. Its checksum is
/// over the search too: a place in another search's answer, or in another order, is none.
///
/// @param phase which part of the order the place is in
/// @param rank how well the engineer matched, where that counts
/// @param at the engineer's approval, or first start, in microseconds
/// @param newest the approval of the newest engineer who was ranked, where that counts
record Place(Phase phase, float rank, Instant at, UUID id, Instant newest) {

    private static final int CONTENT = 1 + Float.BYTES + 4 * Long.BYTES;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    Place(Phase phase, Instant at, UUID id) {
        this(phase, 0, at, id, Instant.EPOCH);
    }

    /// @param search what was asked for, with its order
    /// @throws Refusal `invalid-cursor` when it is not a word that {@link #word} made for
    /// the same search
    static Place parse(String word, String search) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(word));
            var phase = bytes.get();
            if (bytes.capacity() == CONTENT + Integer.BYTES && phase >= 0 && phase < Phase.values().length) {
                var place = new Place(Phase.values()[phase], bytes.getFloat(), instant(bytes.getLong()),
                        new UUID(bytes.getLong(), bytes.getLong()), instant(bytes.getLong()));
                if (place.word(search).equals(word)) {
                    return place;
                }
            }
        }
        catch (IllegalArgumentException | java.nio.BufferUnderflowException notOurs) {
            // Answered like a checksum that does not fit.
        }
        throw Refusal.badRequest("invalid-cursor", "The cursor is not one that a page of this search gave as next.");
    }

    String word(String search) {
        var bytes = ByteBuffer.allocate(CONTENT + Integer.BYTES)
            .put((byte) phase.ordinal())
            .putFloat(rank)
            .putLong(micros(at))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putLong(micros(newest));
        var sum = new CRC32();
        sum.update(bytes.array(), 0, CONTENT);
        sum.update(search.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.putInt((int) sum.getValue()).array());
    }

    private static Instant instant(long micros) {
        var instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException("%s is beyond what the database compares".formatted(instant));
        }
        return instant;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /// In which order the engineers around a place stand.
    enum Phase {

        /// The newest approved first.
        NEWEST,
        /// Whose first start is soonest.
        SOONEST,
        /// Who matches best, among the newest who match.
        RANKED

    }

}
