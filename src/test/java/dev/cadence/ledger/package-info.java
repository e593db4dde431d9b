/// Tests of the books.
@NullMarked
package dev.cadence.ledger;

import org.jspecify.annotations.NullMarked;
