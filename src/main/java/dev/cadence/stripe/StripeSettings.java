package dev.cadence.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import jakarta.validation.constraints.AssertTrue;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How Stripe is reached. Nothing here is ever logged; what is wrong is said about the whole, because a failed start may
/// print the value that it complains about.
///
/// @param apiKey a secret or, better, a restricted key; `STRIPE_API_KEY`
/// @param webhookSecret what Stripe signs its notices with; several, separated by commas, while the secret is being
/// rotated; `STRIPE_WEBHOOK_SECRET`
/// @param thinWebhookSecret the same for the endpoint of thin events, which tell of engineers' accounts; empty while
/// there is none, which then takes nothing in; `STRIPE_THIN_WEBHOOK_SECRET`
/// @param connectWebhookSecret the same for the endpoint of events on connected accounts; `STRIPE_CONNECT_WEBHOOK_SECRET`
/// @param readTimeout how long an answer may take; most come within two seconds, a charge at a slow bank may take many
/// @param share which part of Stripe's limits on requests this instance may use: 1 when it is alone, a third when it is
/// one of three; `CADENCE_STRIPE_SHARE`
/// @param apiBase where the API is; another address than Stripe's own is only for development on this machine
@Validated
@ConfigurationProperties("cadence.stripe")
record StripeSettings(String apiKey, String webhookSecret, @DefaultValue("") String thinWebhookSecret,
        @DefaultValue("") String connectWebhookSecret, @DefaultValue("https://api.stripe.com") URI apiBase,
        @DefaultValue("25s") @DurationMin(millis = 100) @DurationMax(seconds = 25,
                message = "cadence.stripe.read-timeout is more than 25 seconds, and three tries must fit into a lease") Duration readTimeout,
        @DefaultValue("1") double share) {

    private static final Predicate<String> API_KEY = Pattern.compile("(sk|rk)_(test|live)_\\S+").asMatchPredicate();

    private static final Predicate<String> WEBHOOK_SECRET = Pattern.compile("whsec_\\S+").asMatchPredicate();

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @AssertTrue(message = "STRIPE_API_KEY is not a secret or restricted key, which starts with sk_ or rk_")
    boolean isApiKeyWellFormed() {
        return API_KEY.test(apiKey);
    }

    @AssertTrue(message = "STRIPE_WEBHOOK_SECRET is not a signing secret, which starts with whsec_")
    boolean isWebhookSecretWellFormed() {
        return WEBHOOK_SECRET.test(webhookSecret);
    }

    @AssertTrue(message = "STRIPE_THIN_WEBHOOK_SECRET is not a signing secret, which starts with whsec_")
    boolean isThinWebhookSecretWellFormed() {
        return thinWebhookSecret.isEmpty() || WEBHOOK_SECRET.test(thinWebhookSecret);
    }

    @AssertTrue(message = "STRIPE_CONNECT_WEBHOOK_SECRET is not a signing secret, which starts with whsec_")
    boolean isConnectWebhookSecretWellFormed() {
        return connectWebhookSecret.isEmpty() || WEBHOOK_SECRET.test(connectWebhookSecret);
    }

    /// A key is only sent to Stripe itself, or, if it is a test key, to a simulator on
    /// this machine.
    @AssertTrue(message = "the key may only be sent to Stripe, or a test key to this machine")
    boolean isKeySafeWithApi() {
        if ("api.stripe.com".equals(apiBase.getHost())) {
            return "https".equals(apiBase.getScheme());
        }
        return LOOPBACK.contains(apiBase.getHost()) && apiKey.contains("_test_");
    }

    /// Only a simulator on this machine can be asked for more than Stripe allows.
    @AssertTrue(message = "CADENCE_STRIPE_SHARE is not more than 0 and at most 1")
    boolean isShareWithinLimits() {
        return share > 0 && (share <= 1 || LOOPBACK.contains(apiBase.getHost()));
    }

    boolean live() {
        return apiKey.contains("_live_");
    }

    @Override
    public String toString() {
        return "StripeSettings[apiBase=%s]".formatted(apiBase);
    }

}
