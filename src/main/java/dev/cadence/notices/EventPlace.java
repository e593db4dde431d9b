package dev.cadence.notices;

import java.nio.ByteBuffer;
import java.util.Base64;

import dev.cadence.accounts.Seal;
import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Component;

/// Writes a place in the feed as a word that callers hand back unread. It is sealed: a number would tell how much happens
/// in the whole marketplace.
@Component
class EventPlace {

    private final Seal seal;

    private final int length;

    EventPlace(Seal seal) {
        this.seal = seal;
        this.length = word(0).length();
    }

    String word(long number) {
        return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(seal.seal(ByteBuffer.allocate(Long.BYTES).putLong(number).array()));
    }

    /// @throws Refusal `invalid-cursor`
    long number(String word) {
        try {
            if (word.length() == length) {
                return ByteBuffer.wrap(seal.open(Base64.getUrlDecoder().decode(word))).getLong();
            }
        }
        catch (IllegalArgumentException | IllegalStateException notOurs) {
            // Answered like one of another length.
        }
        throw Refusal.badRequest("invalid-cursor", "The cursor is not one that the feed of events gave.");
    }

}
