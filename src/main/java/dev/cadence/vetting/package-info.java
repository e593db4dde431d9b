/// Vetting: from an engineer's application over the voice interview and its scorecards to a decision that can be read and
/// contested.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "mail", "shared" })
package dev.cadence.vetting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
