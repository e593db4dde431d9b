@NullMarked
package dev.cadence.reconciliation;

import org.jspecify.annotations.NullMarked;
