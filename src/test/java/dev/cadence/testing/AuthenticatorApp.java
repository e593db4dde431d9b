package dev.cadence.testing;

import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Map;

import javax.crypto.spec.SecretKeySpec;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.cadence.testing.Api.Answer;
import org.apache.commons.codec.binary.Base32;

/// An authenticator app on somebody's phone, which was told a secret once and knows the time.
///
/// @param secret in Base32, as people type it off a screen
public record AuthenticatorApp(String secret) {

    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    /// Sets one up, without proving yet that it works.
    public static AuthenticatorApp setUp(Api person) {
        var begun = person.put("/v1/me/authenticator", Map.of("password", Cast.PASSWORD));
        return new AuthenticatorApp(begun.at("/secret"));
    }

    public Answer confirm(Api person, Instant time) {
        return person.put("/v1/me/authenticator/confirmation", Map.of("code", code(time)));
    }

    /// Finishes to sign in.
    public Answer give(Api person, Instant time) {
        return person.put("/v1/sessions/current/second-factor", Map.of("code", code(time)));
    }

    public String code(Instant time) {
        try {
            var key = new SecretKeySpec(new Base32().decode(secret), CODES.getAlgorithm());
            return CODES.generateOneTimePasswordString(key, time);
        }
        catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

}
