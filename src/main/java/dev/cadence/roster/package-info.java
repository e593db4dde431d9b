/// Approved engineers as the world sees them: profile, tier, skills, availability.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "mail", "shared", "vetting" })
package dev.cadence.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
