package dev.cadence.stripe;

import java.net.http.HttpClient;
import java.time.Duration;

import com.stripe.Stripe;
import com.stripe.StripeClient;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// One client of Stripe for the whole application.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StripeSettings.class)
class StripeConfiguration {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /// Retries use the same idempotency key, so they cannot do anything twice. Three
    /// times 30 seconds stay within the
    /// lease of a charge.
    private static final int RETRIES = 2;

    @Bean
    StripeClient stripe(StripeSettings settings) {
        Stripe.enableTelemetry = false;
        return StripeClient.builder()
            .setApiKey(settings.apiKey())
            .setApiBase(settings.apiBase().toString())
            .setConnectTimeout((int) CONNECT.toMillis())
            .setReadTimeout((int) settings.readTimeout().toMillis())
            .setMaxNetworkRetries(RETRIES)
            .setHttpClient(new JdkStripeHttpClient(HttpClient.newBuilder().connectTimeout(CONNECT).build()))
            .build();
    }

}
