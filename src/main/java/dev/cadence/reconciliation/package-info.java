/// Compares our rows, our books, the provider's objects and the provider's balance, and lists every difference.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "ledger", "shared" })
package dev.cadence.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
