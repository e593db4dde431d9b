/// How much of something anybody may do in a while: requests by everybody, and whatever else must not be tried at will.
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package dev.cadence.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
