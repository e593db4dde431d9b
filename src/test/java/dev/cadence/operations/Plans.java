package dev.cadence.operations;

import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// How the database would answer a query if every table were large.
final class Plans {

    private Plans() {
    }

    static String of(String query, JdbcClient jdbc, TransactionTemplate transaction) {
        return Objects.requireNonNull(transaction.execute(begun -> {
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql("set local enable_bitmapscan = off").update();
            jdbc.sql("set local enable_sort = off").update();
            return String.join("\n", jdbc.sql("explain " + query).query(String.class).list());
        }));
    }

}
