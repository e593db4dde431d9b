package dev.cadence.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import dev.cadence.simulator.WebhookDelivery;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.Api;
import dev.cadence.testing.Api.Answer;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Marketplace;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// The database does not answer, all of a sudden.
@AnotherInstallation
@ExtendWith(OutputCaptureExtension.class)
record DatabaseAwayTests(Api api, Cast cast, Marketplace marketplace, DataSource database, JdbcClient jdbc) {

    @Test
    void everyOperationSaysToComeBackAndTheLogSaysWhyOnce(CapturedOutput log) throws SQLException {
        List<Wire.Reply> replies;
        try (var attack = new Attack(api, marketplace)) {
            marketplace.time().settle();
            try (var ignored = Held.all(database)) {
                replies = attack.operations().parallelStream().map(operation -> ask(attack, operation)).toList();
            }
        }

        assertThat(replies).hasSizeGreaterThan(20).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.code()).isEqualTo("temporarily-unavailable");
            assertThat(reply.headers()).contains("retry-after: 5", "x-request-id: ", "x-content-type-options: nosniff");
        });
        assertThat(log.getOut().lines()).filteredOn(line -> line.contains("WARN") || line.contains("ERROR"))
            .hasSameSizeAs(replies)
            .allMatch(line -> line.contains("The database cannot be used: "));
        assertThat(log.getOut()).doesNotContain("\tat ");
        assertThat(cast.founder().api().get("/v1/me").status()).as("as soon as it is back").isEqualTo(200);
    }

    @Test
    void aConnectionThatIsLostInTheMiddleIsNoErrorOfOurs(CapturedOutput log) throws Exception {
        var founder = cast.inPerson(cast.unaffiliated());
        var company = Map.of("name", "Lost");
        CompletableFuture<Answer> asked;
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table company in access exclusive mode");
            asked = CompletableFuture.supplyAsync(() -> founder.post("/v1/companies", company));
            Awaitility.await("the request to wait")
                .until(() -> jdbc.sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like 'insert into company%'""")
                    .query(Boolean.class)
                    .optional()
                    .isPresent());
            connection.rollback();
        }

        assertThat(asked.get().status()).isEqualTo(503);
        assertThat(asked.get().problem()).isEqualTo("temporarily-unavailable");
        assertThat(asked.get().header("Retry-After")).isEqualTo("5");
        assertThat(log.getOut()).contains("The database cannot be used: ").doesNotContain("\tat ");
        assertThat(marketplace.count("company where name = 'Lost'")).isZero();
        assertThat(founder.post("/v1/companies", company).status()).isEqualTo(201);
    }

    /// Stripe goes on trying for days.
    @Test
    void aNoticeThatComesMeanwhileIsTakenWhenStripeSendsItAgain() throws SQLException {
        var notices = marketplace.stripe().webhooks();
        notices.plan(new WebhookPlan.Hold());
        var setup = cast.founder().api().post("/v1/card-setups", Map.of());
        marketplace.finishInTheBrowser(setup.at("/clientSecret"), "pm_card_visa");
        try (var ignored = Held.all(database)) {
            notices.release();
            Awaitility.await("the notices to be answered").until(() -> !notices.deliveries().isEmpty());
        }
        marketplace.time().settle();

        assertThat(notices.deliveries()).extracting(WebhookDelivery::status).contains(204, 503).containsOnly(204, 503);
        assertThat(marketplace.count("card")).isEqualTo(1);
    }

    /// With a key even where none is needed, since that is looked up in the database too.
    private static Wire.Reply ask(Attack attack, DescribedOperation operation) {
        var caller = operation.described().has("security") ? attack.by(operation) : attack.as("founder");
        return caller.send(operation.method(), operation.path(), Wire.JSON, operation.sample());
    }

    /// All connections that the pool has.
    private record Held(List<Connection> connections) implements AutoCloseable {

        static Held all(DataSource database) throws SQLException {
            var held = new Held(new ArrayList<>());
            for (var number = 0; number < 4; number++) {
                held.connections.add(database.getConnection());
            }
            return held;
        }

        @Override
        public void close() throws SQLException {
            for (var connection : connections) {
                connection.close();
            }
        }

    }

}
