package dev.cadence.notices;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs messages as Standard Webhooks 1.0 says.
final class StandardSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private StandardSignature() {
    }

    /// One signature by each secret, separated by spaces, while secrets are rotated.
    static String by(List<byte[]> secrets, String messageId, Instant now, String payload) {
        var signed = "%s.%d.%s".formatted(messageId, now.getEpochSecond(), payload).getBytes(StandardCharsets.UTF_8);
        return secrets.stream().map(secret -> "v1," + mac(secret, signed)).collect(Collectors.joining(" "));
    }

    private static String mac(byte[] secret, byte[] signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        }
        catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

}
