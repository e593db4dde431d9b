/// The engineer's side of money: what is earned for a trial and for each week.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "bookings", "ledger", "shared" })
package dev.cadence.payouts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
