/// What tests stand on: a real PostgreSQL, a clock that can be moved, callers that speak HTTP.
@NullMarked
package dev.cadence.testing;

import org.jspecify.annotations.NullMarked;
