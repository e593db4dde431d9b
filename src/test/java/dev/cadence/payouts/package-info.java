/// Tests of how engineers are paid, and that nobody is paid twice.
@NullMarked
package dev.cadence.payouts;

import org.jspecify.annotations.NullMarked;
