/// Programs of others, written with the clients that are generated from the API's description.
@NullMarked
package dev.cadence.clients;

import org.jspecify.annotations.NullMarked;
