/// Tests of what is told to whom, in which order, and that it arrives.
@NullMarked
package dev.cadence.notices;

import org.jspecify.annotations.NullMarked;
