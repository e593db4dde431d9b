/// The application itself: nothing here but its start.
@NullMarked
package dev.cadence;

import org.jspecify.annotations.NullMarked;
