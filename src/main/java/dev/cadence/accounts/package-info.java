/// People, companies and what they may do: sign-in, API keys, roles and the security filter chain.
@NullMarked
@ApplicationModule(allowedDependencies = { "shared" })
package dev.cadence.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
