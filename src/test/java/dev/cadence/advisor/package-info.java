@NullMarked
package dev.cadence.advisor;

import org.jspecify.annotations.NullMarked;
