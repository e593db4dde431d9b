/// The company's side of money: cards, charges, the retry ladder, refunds and disputes.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "bookings", "ledger", "mail", "reconciliation", "shared" })
package dev.cadence.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
