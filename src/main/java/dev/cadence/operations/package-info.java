/// What those who run Cadence need: what waits for them, what happened and how the business
/// goes, the audit trail, the request id in every log line, the API's
/// description, problem pages.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "delivery", "shared" })
package dev.cadence.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
