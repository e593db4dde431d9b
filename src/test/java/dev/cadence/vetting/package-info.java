/// Tests of the roster: what a profile may say, who holds an engineer, and who is found.
@NullMarked
package dev.cadence.vetting;

import org.jspecify.annotations.NullMarked;
