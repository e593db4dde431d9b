/// Tests of vetting: what skills are called.
@NullMarked
package dev.cadence.vetting;

import org.jspecify.annotations.NullMarked;
