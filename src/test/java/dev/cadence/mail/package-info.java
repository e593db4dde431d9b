/// Letters as a mail server receives them.
@NullMarked
package dev.cadence.mail;

import org.jspecify.annotations.NullMarked;
