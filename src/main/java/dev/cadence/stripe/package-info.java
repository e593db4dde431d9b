/// The only place that knows Stripe: it implements the ports of billing and payouts, and takes in Stripe's webhooks.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "billing", "mail", "payouts", "reconciliation", "shared" })
package dev.cadence.stripe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
