/// The company's side of money: cards, charges, the retry ladder.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "bookings", "ledger", "mail", "shared" })
package dev.cadence.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
