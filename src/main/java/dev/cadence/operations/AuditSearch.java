package dev.cadence.operations;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.shared.Cursor;
import org.jspecify.annotations.Nullable;

/// Which entries to list, newest first, and from where on. A filter that is null lets every entry through.
///
/// @param from the first instant, included
/// @param to the last instant, excluded
/// @param after the last entry of the page before; null for the first page
record AuditSearch(@Nullable String subject, @Nullable String subjectId, @Nullable UUID actor, @Nullable UUID company,
        @Nullable String requestId, AuditEntry.@Nullable Change change, @Nullable Instant from, @Nullable Instant to,
        @Nullable Cursor after, int limit) {

    /// What an entry is made of.
    static final String ENTRIES = """
            select id, occurred_at, actor_kind, actor_id, actor_role, proof_kind, proof_id, for_company_id,
                for_engineer_id, via, host(source_address) as source_address, request_id, subject, subject_id,
                company_id, change, changes, withheld
            from audit_entry""";

    /// Far enough for any calendar, and within what the database can compare with.
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /// The one statement that answers this search. It reads a row more than the limit, to
    /// know whether a next page exists.
    /// @param reader the company whose entries alone may be seen; null for all. Who its
    /// own people are it may ask for, but not what somebody else did, nor in which
    /// request: the answer would give away who it was.
    Statement statement(@Nullable CompanyId reader) {
        var statement = new Statement(limit);
        if (reader != null) {
            statement.where("company_id = :reader", "reader", reader.value());
        }
        if (subject != null) {
            statement.where("subject = :subject", "subject", subject);
        }
        if (subjectId != null) {
            statement.where("subject_id = :subjectId", "subjectId", subjectId);
        }
        if (actor != null) {
            statement.where(reader == null ? "actor_id = :actor" : "actor_id = :actor and for_company_id = :reader",
                    "actor", actor);
        }
        if (company != null) {
            statement.where("company_id = :company", "company", company);
        }
        if (requestId != null) {
            statement.where(
                    reader == null ? "request_id = :request" : "request_id = :request and for_company_id = :reader",
                    "request", requestId);
        }
        if (change != null) {
            // Written out, so that the planner can tell which index is for it.
            statement.conditions.add("change = '%s'".formatted(change.name()));
        }
        if (from != null) {
            statement.where("occurred_at >= :from", "from", comparable(from).atOffset(ZoneOffset.UTC));
        }
        if (to != null) {
            statement.where("occurred_at < :to", "to", comparable(to).atOffset(ZoneOffset.UTC));
        }
        if (after != null) {
            statement.where("(occurred_at, id) < (:at, :id)", "at", after.at().atOffset(ZoneOffset.UTC));
            statement.parameters.put("id", after.id());
        }
        return statement;
    }

    private static Instant comparable(Instant instant) {
        return instant.isAfter(LATEST) ? LATEST : instant.isBefore(Instant.EPOCH) ? Instant.EPOCH : instant;
    }

    /// SQL with named parameters.
    static final class Statement {

        private final List<String> conditions = new ArrayList<>();

        private final Map<String, Object> parameters;

        private Statement(int limit) {
            this.parameters = new HashMap<>(Map.of("rows", limit + 1));
        }

        private void where(String condition, String parameter, Object value) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }

        String sql() {
            return ENTRIES + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                    + " order by occurred_at desc, id desc limit :rows";
        }

        Map<String, Object> parameters() {
            return parameters;
        }

    }

}
