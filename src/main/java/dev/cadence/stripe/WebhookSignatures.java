package dev.cadence.stripe;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// Tells Stripe's notices from others. stripe-java compares the signature; what it lets pass or trips over is checked
/// here first: a missing or malformed header, and a timestamp in the future.
@Component
class WebhookSignatures {

    /// How far a notice's timestamp may be from our clock, in either direction. Stripe's
    /// own libraries use the same.
    static final long TOLERANCE_SECONDS = 300;

    private static final Pattern HEADER = Pattern.compile("t=(\\d{1,12})(,v\\d=[0-9a-f]{1,128})+");

    private final Map<Door, List<String>> secrets = new EnumMap<>(Door.class);

    private final Clock clock;

    WebhookSignatures(StripeSettings settings, Clock clock) {
        secrets.put(Door.PLATFORM, secretsIn(settings.webhookSecret()));
        secrets.put(Door.THIN, secretsIn(settings.thinWebhookSecret()));
        secrets.put(Door.CONNECT, secretsIn(settings.connectWebhookSecret()));
        this.clock = clock;
    }

    private static List<String> secretsIn(String setting) {
        return Arrays.stream(setting.split(",")).map(String::strip).filter(secret -> !secret.isEmpty()).toList();
    }

    /// @param door where the notice came in, which has secrets of its own; without any it
    /// lets nothing in
    /// @throws Refusal `webhook-not-authentic`
    void verify(Door door, String payload, @Nullable String header) {
        if (header == null || !isTimely(header)
                || secrets.getOrDefault(door, List.of())
                    .stream()
                    .noneMatch(secret -> matches(payload, header, secret))) {
            throw Refusal.badRequest("webhook-not-authentic", "The notice is not signed by Stripe, or not just now.");
        }
    }

    private boolean isTimely(String header) {
        var parts = HEADER.matcher(header);
        return parts.matches()
                && Math.abs(clock.instant().getEpochSecond() - Long.parseLong(parts.group(1))) <= TOLERANCE_SECONDS;
    }

    private boolean matches(String payload, String header, String secret) {
        try {
            return Webhook.Signature.verifyHeader(payload, header, secret, TOLERANCE_SECONDS, clock);
        }
        catch (SignatureVerificationException mismatch) {
            return false;
        }
    }

    /// Where notices come in.
    enum Door {

        /// Snapshot events of the platform's own account.
        PLATFORM,
        /// Thin events.
        THIN,
        /// Snapshot events of connected accounts.
        CONNECT

    }

}
