/// How fast and how steadily work arrives: the clock from brief to first commit, and what engineers say of their days.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "bookings", "matching", "shared" })
package dev.cadence.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
