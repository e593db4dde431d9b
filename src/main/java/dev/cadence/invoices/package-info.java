/// What companies get on paper for their payments: invoices, credit notes, and whom they are made out to.
@NullMarked
@ApplicationModule(allowedDependencies = { "accounts", "billing", "bookings", "mail", "shared", "vetting" })
package dev.cadence.invoices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
