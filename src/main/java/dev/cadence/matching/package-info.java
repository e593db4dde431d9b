/// From what a company needs, in a paragraph, to the four engineers who suit it best, with the reasons.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "bookings", "roster", "shared", "vetting" })
package dev.cadence.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
