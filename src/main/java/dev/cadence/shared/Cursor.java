package dev.cadence.shared;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.CRC32;

/// The place after one item of a listing that is ordered by an instant and then an id, as a word that callers hand back
/// unread. The word carries a checksum, so that a mangled one is refused instead of continuing elsewhere; it is not
/// signed, because it only names a place: what may be seen from there, the listing decides anew.
///
/// @param at the item's first key, in microseconds and not before 1970
/// @param id the item's second key
public record Cursor(Instant at, UUID id) {

    private static final int CONTENT = Long.BYTES + 2 * Long.BYTES;

    private static final int SIZE = CONTENT + Integer.BYTES;

    /// @throws Refusal `invalid-cursor` when it is not a word that {@link #word()} made
    public static Cursor parse(String word) {
        var cursor = read(word);
        if (cursor.at.isBefore(Instant.EPOCH) || !cursor.word().equals(word)) {
            throw invalid();
        }
        return cursor;
    }

    public String word() {
        var bytes = ByteBuffer.allocate(SIZE)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
        var sum = new CRC32();
        sum.update(bytes.array(), 0, CONTENT);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.putInt((int) sum.getValue()).array());
    }

    private static Cursor read(String word) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(word));
            if (bytes.remaining() != SIZE) {
                throw invalid();
            }
            return new Cursor(Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS),
                    new UUID(bytes.getLong(), bytes.getLong()));
        }
        catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return Refusal.badRequest("invalid-cursor", "The cursor is not one that a page gave as next.");
    }

}
