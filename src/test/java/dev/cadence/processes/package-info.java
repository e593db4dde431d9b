/// The application in processes of its own, several on one database, killed and stopped.
@NullMarked
package dev.cadence.processes;

import org.jspecify.annotations.NullMarked;
