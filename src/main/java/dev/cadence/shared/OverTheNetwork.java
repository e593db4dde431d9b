package dev.cadence.shared;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What is done over a network may take long, and is not undone with a transaction that is rolled back. So it is done before a
/// transaction or after it: everything that speaks to another machine asks here first.
public final class OverTheNetwork {

    private OverTheNetwork() {
    }

    /// @param what is about to be done, as a sentence begins: "Letters are not sent"
    /// @throws IllegalStateException in a transaction
    public static void neverInATransaction(String what) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(what + " in a transaction");
        }
    }

}
