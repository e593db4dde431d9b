package dev.cadence.testing;

import java.util.Map;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// What benchmarks run on: a PostgreSQL and a Stripe simulator in processes of their own, and the real time.
@Import({ TestInfrastructure.Mail.class, Api.class, Cast.class, DueBookings.class, Costs.class })
public class MeasuredInfrastructure {

    @Bean
    JdbcConnectionDetails database() {
        return EmbeddedDatabase.measured();
    }

    @Bean(destroyMethod = "close")
    SimulatorProcess stripeSimulator() {
        return SimulatorProcess.start();
    }

    @Bean
    DynamicPropertyRegistrar stripeProperties(SimulatorProcess stripe) {
        return properties -> {
            properties.add("cadence.stripe.api-base", stripe::base);
            properties.add("cadence.stripe.api-key", () -> "sk_test_simulated");
            properties.add("cadence.stripe.webhook-secret", () -> TestInfrastructure.WEBHOOK_SECRET);
            properties.add("cadence.encryption.keys", () -> TestInfrastructure.ENCRYPTION_KEY);
        };
    }

    @Bean
    ApplicationListener<WebServerInitializedEvent> webhooks(SimulatorProcess stripe) {
        return started -> stripe.control("PUT", "webhook_endpoint",
                Map.of("url", "http://localhost:%d/webhooks/stripe".formatted(started.getWebServer().getPort()),
                        "secret", TestInfrastructure.WEBHOOK_SECRET));
    }

}
