/// Tests of the clock from brief to first commit, and of what is told of each day.
@NullMarked
package dev.cadence.delivery;

import org.jspecify.annotations.NullMarked;
