package dev.cadence.stripe;

import java.net.http.HttpClient;
import java.time.Duration;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// One client of Stripe for the whole application, and one that only asks whether the key works.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StripeSettings.class)
class StripeConfiguration {

    static final String UNHALTED = "unhaltedStripe";

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /// Retries use the same idempotency key, so they cannot do anything twice.
    private static final int RETRIES = 2;

    @Bean
    @Primary
    StripeClient stripe(StripeSettings settings, Halts halts, ObservationRegistry observations) {
        var pace = new Pace(settings.live(), settings.share());
        return client(settings, new PacedStripeHttpClient(http(), pace, halts, observations));
    }

    @Bean(UNHALTED)
    StripeClient unhaltedStripe(StripeSettings settings) {
        return client(settings, new JdkStripeHttpClient(http()));
    }

    private static HttpClient http() {
        return HttpClient.newBuilder().connectTimeout(CONNECT).build();
    }

    private static StripeClient client(StripeSettings settings, JdkStripeHttpClient http) {
        Stripe.enableTelemetry = false;
        return StripeClient.builder()
            .setApiKey(settings.apiKey())
            .setApiBase(settings.apiBase().toString())
            .setConnectTimeout((int) CONNECT.toMillis())
            .setReadTimeout((int) settings.readTimeout().toMillis())
            .setMaxNetworkRetries(RETRIES)
            .setHttpClient(http)
            .build();
    }

}
