/// Build / Buy / Book, from paragraphs to pages.
@NullMarked
package dev.cadence.advisor;

import org.jspecify.annotations.NullMarked;
