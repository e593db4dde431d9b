/// What must be true of all money whatever happens, in which order, and whatever breaks meanwhile.
@NullMarked
package dev.cadence.money;

import org.jspecify.annotations.NullMarked;
