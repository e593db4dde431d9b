package dev.cadence.testing;

import java.time.Duration;
import java.util.List;

import dev.cadence.simulator.StripeSimulator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.context.ApplicationContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/// Gives each test an empty database, save for what migrations put there, an empty mailbox, a Stripe that knows nobody,
/// and sets the clock back; ends it by holding what was said to Stripe against Stripe's contract.
public final class FreshStart implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        begin(SpringExtension.getApplicationContext(context));
    }

    /// For tests that another engine than Jupiter runs.
    public static void begin(ApplicationContext application) {
        var jdbc = application.getBean(JdbcClient.class);
        var tables = jdbc.sql("""
                select quote_ident(tablename) from pg_tables
                where schemaname = 'public' and tablename not in
                    ('flyway_schema_history', 'terms', 'matching_policy', 'vetting_policy', 'rubric', 'criterion')""")
            .query(String.class)
            .list();
        // First, so that nothing that still runs notes in an empty database how late it
        // once was.
        application.getBean(MutableClock.class).stopAt(MutableClock.NOON);
        empty(tables, jdbc, application.getBean(TransactionOperations.class));
        application.getBean(Mailbox.class).empty();
        var stripe = application.getBean(StripeSimulator.class);
        stripe.reset();
        TestInfrastructure.sendWebhooks(stripe,
                application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    /// A listener of the test before may still be at work, and wants the same tables in
    /// another order.
    private static void empty(List<@Nullable String> tables, JdbcClient jdbc, TransactionOperations transactions) {
        Awaitility.await("the test before to end")
            .atMost(Duration.ofMinutes(1))
            .ignoreException(PessimisticLockingFailureException.class)
            .until(() -> transactions.execute(status -> {
                // Lets a superuser by what keeps the audit trail from being emptied.
                jdbc.sql("set local session_replication_role = replica").update();
                jdbc.sql("truncate " + String.join(", ", tables)).update();
                jdbc.sql("delete from criterion where rubric_version > 1").update();
                jdbc.sql("delete from rubric where version > 1").update();
                jdbc.sql("delete from matching_policy where version > 1").update();
                return true;
            }));
    }

    /// Whatever the test was about: each request of the application and each answer of
    /// the simulator kept to Stripe's
    /// contract.
    @Override
    public void afterEach(ExtensionContext context) {
        var stripe = SpringExtension.getApplicationContext(context).getBean(StripeSimulator.class);
        assertThat(stripe.violations()).as("Stripe's contract").isEmpty();
    }

}
