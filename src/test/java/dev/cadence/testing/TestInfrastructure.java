package dev.cadence.testing;

import java.net.URI;
import java.util.List;
import java.util.Map;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.cadence.shared.Sweep;
import dev.cadence.simulator.StripeSimulator;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password4j.Argon2Password4jPasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// The real parts that tests run on: PostgreSQL, the Stripe simulator, a mail server, a clock that moves both
/// Stripe's and the application's time. Carries no annotation of its own, so that nobody gets it who has not asked for
/// it.
@Import({ TestInfrastructure.Embedded.class, TestInfrastructure.Container.class, TestInfrastructure.Stripe.class,
        TestInfrastructure.Mail.class })
public class TestInfrastructure {

    /// What the simulator signs its notices with.
    public static final String WEBHOOK_SECRET = "whsec_of_the_simulator";

    public static final String CONNECT_WEBHOOK_SECRET = "whsec_of_connected_accounts";

    public static final String THIN_WEBHOOK_SECRET = "whsec_of_thin_events";

    /// What tests and the demonstration seal secrets with: 32 bytes in Base64, none of
    /// them secret.
    public static final String ENCRYPTION_KEY = "dGVzdHMgYW5kIGRlbW9uc3RyYXRpb25zIG9ubHkhISE=";

    /// What they are about to stop sealing with.
    public static final String OLDER_ENCRYPTION_KEY = "YW4gb2xkZXIga2V5IG9mIHRoaXJ0eS10d28gYnl0ZXM=";

    /// Where letters say that the application is; nobody is there.
    public static final String PUBLIC_URL = "https://cadence.example.com";

    public static void sendWebhooks(StripeSimulator stripe, int port) {
        var door = "http://localhost:%d/webhooks/stripe".formatted(port);
        stripe.sendWebhooksTo(URI.create(door), WEBHOOK_SECRET);
        stripe.sendConnectWebhooksTo(URI.create(door + "/connect"), CONNECT_WEBHOOK_SECRET);
        stripe.sendThinWebhooksTo(URI.create(door + "/thin"), THIN_WEBHOOK_SECRET);
    }

    /// Argon2id as in production, but with a thousandth of the work: tests and the
    /// demonstration bring in many people.
    public static PasswordEncoder quickPasswords() {
        var argon2 = Argon2Function.getInstance(64, 1, 1, 32, Argon2.ID);
        return new DelegatingPasswordEncoder("argon2id-quick",
                Map.of("argon2id-quick", new Argon2Password4jPasswordEncoder(argon2)));
    }

    @Bean
    @Primary
    PasswordEncoder testPasswords() {
        return quickPasswords();
    }

    @Bean
    @Primary
    MutableClock testClock() {
        return MutableClock.stoppedAt(MutableClock.NOON);
    }

    /// The database by default: started from the class path.
    static class Embedded {

        @Bean
        @ConditionalOnProperty(name = "cadence.test.database", havingValue = "embedded", matchIfMissing = true)
        JdbcConnectionDetails database() {
            return EmbeddedDatabase.running();
        }

    }

    /// The database with the Maven profile `testcontainers`.
    static class Container {

        @Bean
        @ServiceConnection
        @ConditionalOnProperty(name = "cadence.test.database", havingValue = "testcontainers")
        PostgreSQLContainer database() {
            var postgres = new PostgreSQLContainer("postgres:18-alpine");
            postgres.setCommand("postgres", "-c", "timezone=Asia/Kathmandu", "-c", "max_connections=200", "-c",
                    "fsync=off");
            return postgres;
        }

    }

    /// Stripe, which sends its notices to the application.
    static class Stripe {

        @Bean(destroyMethod = "close")
        StripeSimulator stripeSimulator(MutableClock clock) {
            return StripeSimulator.start(0, clock);
        }

        @Bean
        DynamicPropertyRegistrar stripeProperties(StripeSimulator stripe) {
            return properties -> {
                properties.add("cadence.stripe.api-base", stripe::baseUri);
                properties.add("cadence.stripe.api-key", () -> "sk_test_simulated");
                properties.add("cadence.stripe.webhook-secret", () -> WEBHOOK_SECRET);
                properties.add("cadence.stripe.connect-webhook-secret", () -> CONNECT_WEBHOOK_SECRET);
                properties.add("cadence.stripe.thin-webhook-secret", () -> THIN_WEBHOOK_SECRET);
                properties.add("cadence.encryption.keys", () -> ENCRYPTION_KEY + ", " + OLDER_ENCRYPTION_KEY);
            };
        }

        @Bean
        ApplicationListener<WebServerInitializedEvent> webhooks(StripeSimulator stripe) {
            return started -> sendWebhooks(stripe, started.getWebServer().getPort());
        }

        @Bean
        TimeMachine timeMachine(MutableClock clock, List<Sweep> sweeps, JdbcClient jdbc, StripeSimulator stripe) {
            return new TimeMachine(clock, sweeps, jdbc, stripe);
        }

    }

    /// The mail server that takes the application's letters.
    static class Mail {

        @Bean
        Mailbox mailbox() {
            return Mailbox.running();
        }

        @Bean
        DynamicPropertyRegistrar mailProperties(Mailbox mailbox) {
            return properties -> {
                mailbox.settings().forEach((name, value) -> properties.add(name, () -> value));
                properties.add("cadence.public.url", () -> PUBLIC_URL);
            };
        }

    }

}
