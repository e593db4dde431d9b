/// Letters by electronic mail, handed to a mail server over SMTP.
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package dev.cadence.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
