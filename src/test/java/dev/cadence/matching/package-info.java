/// From briefs to shortlists, told over HTTP.
@NullMarked
package dev.cadence.matching;

import org.jspecify.annotations.NullMarked;
