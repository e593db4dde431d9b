/// Tests of invoices.
@NullMarked
package dev.cadence.invoices;

import org.jspecify.annotations.NullMarked;
