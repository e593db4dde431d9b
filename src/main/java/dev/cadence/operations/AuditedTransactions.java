package dev.cadence.operations;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells the database at the begin of every transaction that may write on whose account it does, in a setting that ends
/// with the transaction. The database writes the audit trail.
@Component
class AuditedTransactions implements TransactionExecutionListener {

    private static final String SAY = "select set_config('cadence.audit', ?, true)";

    private final JdbcClient jdbc;

    private final JsonMapper json;

    AuditedTransactions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Throwing here would leave the transaction's connection behind, bound to this
    /// thread. So a transaction that could not say who it is by goes on and is refused at
    /// its commit.
    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure != null || transaction.isReadOnly()) {
            return;
        }
        try {
            var context = AuditContext.current(transaction.getTransactionName());
            jdbc.sql(SAY).param(json.writeValueAsString(context)).query(String.class).single();
        }
        catch (RuntimeException unsaid) {
            TransactionSynchronizationManager.registerSynchronization(new Refused(unsaid));
        }
    }

    private record Refused(RuntimeException why) implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            throw why;
        }

    }

}
