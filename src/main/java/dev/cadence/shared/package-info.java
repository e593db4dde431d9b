/// What every module speaks: money, refusals and their problem documents, ids, the clock. No business rule.
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = {})
package dev.cadence.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
