/// What founders and engineers think of each other's work: by day, and by booking when it is over.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "bookings", "roster", "shared" })
package dev.cadence.ratings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
