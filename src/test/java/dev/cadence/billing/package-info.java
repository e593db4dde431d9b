/// Tests of charges and cards, against the Stripe simulator.
@NullMarked
package dev.cadence.billing;

import org.jspecify.annotations.NullMarked;
