/// Cadence to try out: everything it needs starts with it, and its clock can be moved.
@NullMarked
package dev.cadence.demo;

import org.jspecify.annotations.NullMarked;
