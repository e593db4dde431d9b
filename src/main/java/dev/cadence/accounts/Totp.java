package dev.cadence.accounts;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import javax.crypto.spec.SecretKeySpec;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import org.apache.commons.codec.binary.Base32;

import org.springframework.web.util.UriComponentsBuilder;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// Time-based one-time passwords (RFC 6238) as authenticator apps make them: six digits from HMAC-SHA-1, new every 30
/// seconds. One step more and one less are taken too, for clocks that differ and people who type slowly.
///
/// @param secret the 160 bits that the app and Cadence share
record Totp(byte[] secret) {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int BYTES = 160 / Byte.SIZE;

    private static final Duration STEP = TimeBasedOneTimePasswordGenerator.DEFAULT_TIME_STEP;

    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();

    static Totp next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Totp(bytes);
    }

    /// The step, counted from 1970, whose code this is; empty when it is that of none
    /// near.
    OptionalLong stepOf(String code, Instant now) {
        var current = now.toEpochMilli() / STEP.toMillis();
        return LongStream.of(current - 1, current, current + 1).filter(step -> isCodeOf(step, code)).findFirst();
    }

    private boolean isCodeOf(long step, String code) {
        var expected = codeAt(Instant.ofEpochMilli(step * STEP.toMillis()));
        return MessageDigest.isEqual(expected.getBytes(US_ASCII), code.getBytes(US_ASCII));
    }

    String codeAt(Instant time) {
        try {
            return GENERATOR.generateOneTimePasswordString(new SecretKeySpec(secret, GENERATOR.getAlgorithm()), time);
        }
        catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// How an app that cannot read the address is told the secret.
    String base32() {
        return new Base32().encodeAsString(secret);
    }

    /// What a front end shows as a QR code for the app to read.
    String address(String email) {
        return UriComponentsBuilder.fromUriString("otpauth://totp/Cadence:{email}?secret={secret}&issuer=Cadence")
            .encode()
            .buildAndExpand(email, base32())
            .toUriString();
    }

    @Override
    public String toString() {
        return "Totp";
    }

}
