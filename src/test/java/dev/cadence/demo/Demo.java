package dev.cadence.demo;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import dev.cadence.CadenceApplication;
import dev.cadence.simulator.StripeSimulator;
import dev.cadence.testing.EmbeddedDatabase;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.MutableClock;
import dev.cadence.testing.TestInfrastructure;

import org.springframework.boot.SpringApplication;

/// Starts Cadence with an embedded PostgreSQL, the Stripe simulator, a mail server, demonstration data and a clock that can be
/// moved: `./mvnw spring-boot:test-run`.
public final class Demo {

    /// Where the simulator listens, unless `-Ddemo.stripe-port` says otherwise.
    private static final int STRIPE_PORT = Integer.getInteger("demo.stripe-port", 12111);

    static final MutableClock CLOCK = MutableClock.runningFrom(Instant.now());

    static final StripeSimulator STRIPE = StripeSimulator.start(STRIPE_PORT, CLOCK);

    private Demo() {
    }

    public static void main(String[] args) {
        // The database starts while the application does; the bean `database` waits for
        // it.
        Thread.startVirtualThread(EmbeddedDatabase::running);
        var settings = new HashMap<String, Object>(Mailbox.running().settings());
        settings.putAll(Map.of("spring.datasource.url", "jdbc:postgresql:postgres", "spring.datasource.username",
                "postgres", "spring.datasource.password", "postgres", "cadence.stripe.api-base", STRIPE.baseUri(),
                "cadence.stripe.api-key", "sk_test_simulated", "cadence.stripe.webhook-secret",
                TestInfrastructure.WEBHOOK_SECRET, "cadence.encryption.keys", TestInfrastructure.ENCRYPTION_KEY,
                "cadence.sweeps.enabled", false, "spring.main.lazy-initialization", true,
                "spring.data.jpa.repositories.bootstrap-mode", "lazy"));
        var arguments = settings.entrySet()
            .stream()
            .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()));
        SpringApplication.from(CadenceApplication::main)
            .with(DemoParts.class)
            .run(Stream.concat(arguments, Stream.of(args)).toArray(String[]::new));
    }

}
