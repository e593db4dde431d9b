/// Build / Buy / Book: from a paragraph to a stack, and to whether to hire, to buy or to book, with the words that led there.
@NullMarked
@ApplicationModule(
        allowedDependencies = { "accounts", "bookings", "limits", "matching", "roster", "shared", "vetting" })
package dev.cadence.advisor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
