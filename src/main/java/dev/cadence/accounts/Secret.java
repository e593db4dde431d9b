package dev.cadence.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.cadence.shared.Refusal;

/// What a caller shows to prove who they are: 256 random bits behind a prefix by which people, logs and secret scanners
/// recognise it. Whoever has it is believed, so only its SHA-256 is ever stored. A slow hash would add nothing: nobody
/// guesses 256 bits.
record Secret(Kind kind, String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int BYTES = 256 / Byte.SIZE;

    /// How many characters of the random part are shown, so that the owner can tell keys
    /// apart.
    private static final int SHOWN = 6;

    private static final Pattern RANDOM_PART = Pattern.compile("[A-Za-z0-9_-]{43}");

    static Secret next(Kind kind) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(kind, kind.prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Reads what a request brought; empty when it is none of ours, which needs no look
    /// into the database.
    static Optional<Secret> read(String text) {
        return Stream.of(Kind.values())
            .filter(kind -> text.startsWith(kind.prefix))
            .filter(kind -> RANDOM_PART.matcher(text.substring(kind.prefix.length())).matches())
            .map(kind -> new Secret(kind, text))
            .findAny();
    }

    /// Reads a code that somebody was sent for one purpose.
    /// @throws Refusal `unknown-code` when it is none for that purpose
    static Secret code(Kind kind, String text) {
        return read(text.strip()).filter(secret -> secret.kind == kind).orElseThrow(Secret::unknownCode);
    }

    /// What is said about a code that does not work, whatever the reason.
    static Refusal unknownCode() {
        return Refusal.unprocessable("unknown-code", "This code is unknown, expired, or was used before.");
    }

    byte[] sha256() {
        return sha256(text);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        }
        catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The start of the secret, too short to be of use to a thief.
    String shown() {
        return text.substring(0, kind.prefix.length() + SHOWN);
    }

    @Override
    public String toString() {
        return shown() + "…";
    }

    enum Kind {

        SESSION("cadence_session_"), KEY("cadence_key_"), REGISTRATION("cadence_registration_"),
        PASSWORD_RESET("cadence_password_reset_"), EMAIL_CHANGE("cadence_email_change_"),
        EXTERNAL_SIGN_IN("cadence_external_sign_in_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

    }

}
