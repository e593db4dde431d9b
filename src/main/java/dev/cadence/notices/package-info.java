/// What has happened, told to whoever it concerns: as a feed of events, and by webhooks.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "billing", "bookings", "mail", "matching", "payouts", "ratings",
        "roster", "shared", "vetting" })
package dev.cadence.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
