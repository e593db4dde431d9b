/// The engineer's side of money: what is earned for a trial and for each week, and how it is paid out.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "billing", "bookings", "ledger", "mail", "shared" })
package dev.cadence.payouts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
