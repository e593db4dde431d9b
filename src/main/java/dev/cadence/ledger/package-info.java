/// Double-entry postings of every event of money, append-only, and the proof that they sum to zero.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "shared" })
package dev.cadence.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
