package dev.cadence.advisor;

import java.util.UUID;

/// One answer to one paragraph.
public record AdviceId(UUID value) {

}
