package dev.cadence.matching;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.vetting.Tier;

/// What was known of an engineer, as far as a brief asks for it: enough to compare them anew.
///
/// @param has which of the skills that are asked for
/// @param lacks which not
/// @param idleSince when their last booking ended, or when they were approved
record Facts(UUID engineer, Tier tier, List<String> has, List<String> lacks, Instant idleSince, Measures measures) {
}
