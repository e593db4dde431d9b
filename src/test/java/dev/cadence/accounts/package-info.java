/// Who may do what, as seen from outside.
@NullMarked
package dev.cadence.accounts;

import org.jspecify.annotations.NullMarked;
