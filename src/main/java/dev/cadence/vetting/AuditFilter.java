package dev.cadence.vetting;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Which decisions an audit is about. A filter that is null lets every decision through.
///
/// @param from when the first of them was made, included
/// @param to when the last of them was made, excluded
/// @param rubricVersion by which they were graded
record AuditFilter(@Nullable Instant from, @Nullable Instant to, @Nullable Integer rubricVersion) {

    /// Far enough for any calendar, and within what the database can compare with.
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /// For a statement in which decisions are called `d`.
    String condition() {
        return "d.decided_at >= :from and d.decided_at < :to"
                + (rubricVersion == null ? "" : " and d.rubric_version = :rubricVersion");
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        parameters.put("from", comparable(from == null ? Instant.EPOCH : from).atOffset(ZoneOffset.UTC));
        parameters.put("to", comparable(to == null ? LATEST : to).atOffset(ZoneOffset.UTC));
        if (rubricVersion != null) {
            parameters.put("rubricVersion", rubricVersion);
        }
        return parameters;
    }

    private static Instant comparable(Instant instant) {
        return instant.isAfter(LATEST) ? LATEST : instant.isBefore(Instant.EPOCH) ? Instant.EPOCH : instant;
    }

}
