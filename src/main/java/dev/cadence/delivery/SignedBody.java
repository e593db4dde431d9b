package dev.cadence.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import javax.crypto.Mac;

import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

/// A body that is read while its signature is computed over the very bytes that came, so that even the largest push is
/// never held in memory. Nothing that was read counts before {@link #verify}.
final class SignedBody extends InputStream {

    private static final Pattern HEADER = Pattern.compile("sha256=([0-9a-f]{64})");

    private final InputStream body;

    private final byte[] claimed;

    private final List<Mac> hmacs;

    /// @param header GitHub's `X-Hub-Signature-256`
    /// @throws Refusal `webhook-not-authentic`
    SignedBody(InputStream body, @Nullable String header, List<WebhookSecret> secrets) {
        this.body = body;
        var parts = HEADER.matcher(header == null ? "" : header);
        if (!parts.matches()) {
            throw notAuthentic();
        }
        claimed = HexFormat.of().parseHex(parts.group(1));
        hmacs = secrets.stream().map(WebhookSecret::hmacSha256).toList();
    }

    @Override
    public int read() throws IOException {
        var next = body.read();
        if (next >= 0) {
            hmacs.forEach(hmac -> hmac.update((byte) next));
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = body.read(buffer, offset, length);
        if (read > 0) {
            hmacs.forEach(hmac -> hmac.update(buffer, offset, read));
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    /// Reads what is left, and compares in constant time, with every secret.
    /// @throws Refusal `webhook-not-authentic`
    void verify() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        var matches = hmacs.stream().filter(hmac -> MessageDigest.isEqual(hmac.doFinal(), claimed)).count();
        if (matches == 0) {
            throw notAuthentic();
        }
    }

    private static Refusal notAuthentic() {
        return Refusal.badRequest("webhook-not-authentic", "The notice is not signed with the repository's secret.");
    }

}
