package dev.cadence.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What GitHub and we both know, and nobody else: 256 random bits behind a prefix by which people and secret scanners
/// recognise it.
record WebhookSecret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String PREFIX = "cadence_hook_";

    static WebhookSecret next() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static WebhookSecret of(byte[] bytes) {
        return new WebhookSecret(new String(bytes, StandardCharsets.US_ASCII));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// To be fed with what is to be signed.
    Mac hmacSha256() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(), "HmacSHA256"));
            return mac;
        }
        catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }

}
