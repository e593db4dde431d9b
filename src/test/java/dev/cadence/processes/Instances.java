package dev.cadence.processes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.cadence.simulator.StripeSimulator;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.TestInfrastructure;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// Instances of the application on the test's own database and Stripe.
///
/// Starting one takes many seconds, so those that survive a test stand by for the next one of the same class. When a test
/// fails, what they printed is shown and none is kept. All end with the class, since what one does by itself would
/// disturb others, or, if the tests themselves are killed, with their standard input: see [InstanceMain].
final class Instances implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<Instance> used = new ArrayList<>();

    private final List<Instance> standingBy = new ArrayList<>();

    private @Nullable ApplicationContext application;

    static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        application = SpringExtension.getApplicationContext(context);
    }

    /// One that stands by, or soon will.
    Instance next() {
        return next(Map.of());
    }

    /// One with some settings of its own.
    Instance next(Map<String, String> own) {
        var settings = settings(Objects.requireNonNull(application));
        settings.putAll(own);
        var instance = take(settings).orElseGet(() -> Instance.start(settings));
        used.add(instance);
        return instance;
    }

    private static Map<String, String> settings(ApplicationContext application) {
        var database = application.getBean(JdbcConnectionDetails.class);
        var settings = new HashMap<String, String>();
        settings.put("server.port", "0");
        settings.put("spring.main.banner-mode", "off");
        settings.put("spring.profiles.active", "logged");
        settings.put("cadence.test.log", application.getEnvironment().getProperty("cadence.test.log", "target/logs"));
        settings.put("logging.threshold.console", "debug");
        settings.put("spring.datasource.url", database.getJdbcUrl());
        settings.put("spring.datasource.username", Objects.requireNonNullElse(database.getUsername(), ""));
        settings.put("spring.datasource.password", Objects.requireNonNullElse(database.getPassword(), ""));
        settings.put("cadence.limits.requests-per-account", "10000000");
        settings.put("cadence.limits.requests-per-address", "10000000");
        settings.put("cadence.stripe.api-base", application.getBean(StripeSimulator.class).baseUri().toString());
        settings.put("cadence.stripe.api-key", "sk_test_simulated");
        settings.put("cadence.reconciliation.nightly", "false");
        settings.put("cadence.stripe.webhook-secret", TestInfrastructure.WEBHOOK_SECRET);
        settings.put("cadence.encryption.keys", TestInfrastructure.ENCRYPTION_KEY);
        settings.putAll(application.getBean(Mailbox.class).settings());
        return settings;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            used.forEach(Instance::kill);
            used.forEach(instance -> System.out.printf("--- %s ---%n%s%n", instance, instance.printed()));
        }
        used.stream().filter(Instance::running).forEach(instance -> {
            instance.standBy();
            standingBy.add(instance);
        });
        used.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        standingBy.forEach(Instance::kill);
        standingBy.clear();
    }

    private Optional<Instance> take(Map<String, String> settings) {
        var suitable = standingBy.stream().filter(instance -> instance.suits(settings)).findFirst();
        suitable.ifPresent(standingBy::remove);
        return suitable;
    }

}
