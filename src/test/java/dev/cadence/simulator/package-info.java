/// A simulator of Stripe's REST API over real HTTP, held to Stripe's own contract; it runs in tests and by itself.
@NullMarked
package dev.cadence.simulator;

import org.jspecify.annotations.NullMarked;
