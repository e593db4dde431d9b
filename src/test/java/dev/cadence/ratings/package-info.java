/// Tests of who says what of whom, who reads it when, and that each booking counts once.
@NullMarked
package dev.cadence.ratings;

import org.jspecify.annotations.NullMarked;
