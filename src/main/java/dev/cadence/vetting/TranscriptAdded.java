package dev.cadence.vetting;

import java.time.Instant;
import java.util.UUID;

/// What was said in an interview has been written down, or written down anew, and can be graded.
record TranscriptAdded(UUID interview, Instant at) {
}
