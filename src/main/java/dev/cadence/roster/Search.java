package dev.cadence.roster;

import dev.cadence.shared.Cursor;
import dev.cadence.vetting.Tier;
import dev.cadence.vetting.Skill;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// What to list, and from where on. A filter that is empty or null lets everyone through.
///
/// @param match whether an engineer needs all of the skills or any of them
/// @param availableBy by when the engineer must be available
/// @param available whether a booking must not, or must, hold the engineer
/// @param after the last item of the page before; null for the first page
record Search(Set<Tier> tiers, Collection<Skill> skills, Match match, @Nullable Instant availableBy,
        @Nullable Boolean available, @Nullable Cursor after, int limit) {

    /// Far enough for any calendar, and within what the database can compare with.
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /// The one statement that answers this search, whatever its filters are. It reads a
    /// row more than the limit, to know whether a next page exists.
    Statement statement() {
        var conditions = new ArrayList<>(List.of("suspended_at is null"));
        var parameters = new HashMap<String, Object>(Map.of("rows", limit + 1));
        if (!tiers.isEmpty()) {
            conditions.add("tier in (:tiers)");
            parameters.put("tiers", tiers.stream().map(Tier::name).toList());
        }
        if (!skills.isEmpty()) {
            conditions.add("skill_slugs %s cast(:slugs as text[])".formatted(match.operator));
            parameters.put("slugs", skills.stream().map(Skill::slug).toArray(String[]::new));
        }
        if (availableBy != null) {
            conditions.add("available_from <= :availableBy");
            parameters.put("availableBy", comparable(availableBy).atOffset(ZoneOffset.UTC));
        }
        if (available != null) {
            conditions.add(available ? "not engaged" : "engaged");
        }
        if (after != null) {
            conditions.add("(approved_at, engineer_id) < (:at, :id)");
            parameters.putAll(Map.of("at", after.at().atOffset(ZoneOffset.UTC), "id", after.id()));
        }
        return new Statement("""
                select engineer_id, name, headline, tier, skills, time_zone, engaged, available_from, approved_at
                from engineer_profile
                where %s
                order by approved_at desc, engineer_id desc
                limit :rows""".formatted(String.join(" and ", conditions)), parameters);
    }

    private static Instant comparable(Instant instant) {
        return instant.isAfter(LATEST) ? LATEST : instant.isBefore(Instant.EPOCH) ? Instant.EPOCH : instant;
    }

    /// How the skills asked for are compared with an engineer's.
    enum Match {

        ALL("@>"), ANY("&&");

        private final String operator;

        Match(String operator) {
            this.operator = operator;
        }

    }

    /// SQL with named parameters.
    record Statement(String sql, Map<String, Object> parameters) {
    }

}
