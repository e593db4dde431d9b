/// Tests of how much anybody may do in a while.
@NullMarked
package dev.cadence.limits;

import org.jspecify.annotations.NullMarked;
