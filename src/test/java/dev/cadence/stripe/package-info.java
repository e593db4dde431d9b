/// Tests of what Stripe sends us and of how it is reached.
@NullMarked
package dev.cadence.stripe;

import org.jspecify.annotations.NullMarked;
