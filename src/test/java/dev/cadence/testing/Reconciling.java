package dev.cadence.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/// Comparisons of all records of money since long before any test began, and what they find.
public record Reconciling(Marketplace marketplace, JdbcClient jdbc, TransactionOperations transactions) {

    /// What falls into the second in which a run begins is not compared yet.
    private static final Duration WHILE = Duration.ofMinutes(1);

    private static final Duration ALWAYS = Duration.ofDays(2_000);

    /// Asks for a comparison.
    /// @return its id
    public String request() {
        var now = marketplace.now();
        var answer = admin().post("/v1/reconciliations", Map.of("from", now.minus(ALWAYS), "until", now));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.at("/id");
    }

    /// Compares everything.
    public Api.Answer run() {
        marketplace.time().advance(WHILE);
        var id = request();
        marketplace.time().settle();
        return admin().get("/v1/reconciliations/" + id);
    }

    /// What is open after a comparison of everything, such as `NOT_POSTED ch_1`.
    public List<String> found() {
        assertThat(run().at("/stage")).isEqualTo("DONE");
        return admin().get("/v1/reconciliation-differences?limit=100")
            .body()
            .at("/items")
            .valueStream()
            .map(it -> it.at("/problem").asString() + " " + it.at("/reference").asString())
            .toList();
    }

    /// Does what no role of the application could do, and no trigger keeps from
    /// happening.
    public void tamper(String... statements) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            List.of(statements)
                .forEach(statement -> assertThat(jdbc.sql(statement).update()).as(statement).isPositive());
        });
    }

    private Api admin() {
        return marketplace.cast().admin().api();
    }

}
