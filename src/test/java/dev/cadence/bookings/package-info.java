/// Tests of bookings, and the fixtures that other modules' tests use.
@NullMarked
package dev.cadence.bookings;

import org.jspecify.annotations.NullMarked;
