/// One company engaging one engineer: request, trial and weeks, as time passes.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "mail", "roster", "shared", "vetting" })
package dev.cadence.bookings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
