/// People, companies and what they may do: registration, sign-in, second factor, API keys, roles and the security filter
/// chain.
@NullMarked
@ApplicationModule(allowedDependencies = { "limits", "mail", "shared" })
package dev.cadence.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
