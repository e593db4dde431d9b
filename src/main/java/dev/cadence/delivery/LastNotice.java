package dev.cadence.delivery;

import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;

/// What GitHub said last of a repository.
@Schema(name = "LastNotice")
record LastNotice(@Schema(example = "push") String event, Outcome outcome, Instant receivedAt) {
}
