/// What those who run Cadence need: the audit trail, the request id in every log line, the API's
/// description, problem pages.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "shared" })
package dev.cadence.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
