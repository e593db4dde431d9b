package dev.cadence.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The `Stripe-Signature` header, made from Stripe's description of it and not with Stripe's library, so that a
/// mistake in the one is not hidden by the other.
public final class WebhookSignature {

    private WebhookSignature() {
    }

    /// `t=<unix seconds>,v1=<hex>`
    public static String header(String secret, Instant at, String body) {
        return "t=%d,v1=%s".formatted(at.getEpochSecond(), v1(secret, at, body));
    }

    /// HMAC-SHA256 over the timestamp, a dot and the body.
    public static String v1(String secret, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signed = at.getEpochSecond() + "." + body;
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        }
        catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

}
