@NullMarked
package dev.cadence.operations;

import org.jspecify.annotations.NullMarked;
