package dev.cadence.advisor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// One answer to one question, whoever asks. Whoever has the paragraph can work the id out, and nobody else can guess it.
record AdviceId(UUID value) {

    private static final long VERSION_8 = 0x8000L;

    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /// Made of all that the answer depends on, as a UUID of version 8 from SHA-256.
    /// @param knowledge the version of what was known
    /// @param terms the version that says what a week costs
    static AdviceId of(int knowledge, int terms, String paragraph) {
        var digest = ByteBuffer.wrap(sha256("advice\n%d\n%d\n%s".formatted(knowledge, terms, paragraph)));
        return new AdviceId(new UUID(digest.getLong() & ~0xF000L | VERSION_8, digest.getLong() >>> 2 | VARIANT));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        }
        catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

}
