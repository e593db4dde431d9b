/// Tests of what every module speaks.
@NullMarked
package dev.cadence.shared;

import org.jspecify.annotations.NullMarked;
