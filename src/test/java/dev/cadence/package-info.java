/// Tests of the application as a whole.
@NullMarked
package dev.cadence;

import org.jspecify.annotations.NullMarked;
