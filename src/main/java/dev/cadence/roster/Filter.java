package dev.cadence.roster;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.cadence.vetting.Skill;
import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

/// Whom to find. A part that is empty or null lets everyone through.
///
/// @param text what somebody typed, of which every word must match
/// @param match whether an engineer needs all of the skills or any of them
/// @param availableBy by when the engineer must be available
/// @param available whether a booking must not, or must, hold the engineer, or keep them from taking one
/// @param founder whose hours of work count
record Filter(@Nullable String text, Set<Tier> tiers, Collection<Skill> skills, Match match,
        @Nullable Instant availableBy, @Nullable Boolean available, @Nullable Founder founder) {

    /// Far enough for any calendar, and within what the database can compare with.
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static final String AWAY = """
            exists (select from blocked_period where blocked_period.engineer_id = engineer_profile.engineer_id
                and starts_at <= :start and ends_at > :start)""";

    /// Of a row of the roster: whether somebody could book them.
    static final String AVAILABLE = "not (engaged or capacity_hours = 0 or %s)".formatted(AWAY);

    /// Apart, so that blocked periods are looked up of those alone whom all else lets
    /// through.
    private static final List<String> TAKES_SOME = List.of("capacity_hours > 0", "not " + AWAY);

    /// Where spellings of one skill would become one: the place for a vocabulary.
    Filter {
        tiers = Set.copyOf(tiers);
        skills = List.copyOf(skills);
        availableBy = availableBy == null ? null : comparable(availableBy);
    }

    /// The instant at which somebody has to be available.
    Instant start(Instant now) {
        return availableBy == null ? now : availableBy;
    }

    @Nullable FounderWeek week(Instant now) {
        return founder == null ? null
                : FounderWeek.of(founder.zone, founder.hours.from(), founder.hours.until(), start(now));
    }

    /// What a row of the roster must be like.
    /// @param except a part that does not count
    String conditions(@Nullable Part except) {
        var conditions = new LinkedHashSet<>(List.of("suspended_at is null"));
        if (text != null) {
            conditions.add("words @@ cast(:query as tsquery)");
        }
        if (!tiers.isEmpty() && except != Part.TIERS) {
            conditions.add("tier in (:tiers)");
        }
        if (!skills.isEmpty() && except != Part.SKILLS) {
            conditions.add("skill_slugs %s cast(:slugs as text[])".formatted(match.operator));
        }
        if (availableBy != null) {
            conditions.add("available_from <= :start");
            conditions.addAll(TAKES_SOME);
        }
        if (available != null && except != Part.AVAILABLE) {
            if (available) {
                conditions.add("not engaged");
                conditions.addAll(TAKES_SOME);
            }
            else {
                conditions.add("not " + AVAILABLE);
            }
        }
        if (founder != null && founder.minOverlap != null) {
            // A pattern that came up since does not count yet.
            conditions.add("""
                    case when working_pattern_id < 8 * length(:patterns)
                        then get_bit(:patterns, working_pattern_id) = 1 else false end""");
        }
        return String.join(" and ", conditions);
    }

    /// Those that {@link #conditions} names, and some that it does not.
    Map<String, Object> parameters(@Nullable String query, WorkingPatterns.@Nullable Shares shares, Instant now) {
        var parameters = new HashMap<String, Object>(
                Map.of("start", start(now).atOffset(ZoneOffset.UTC), "tiers", tiers.stream().map(Tier::name).toList(),
                        "slugs", skills.stream().map(Skill::slug).toArray(String[]::new)));
        if (query != null) {
            parameters.put("query", query);
        }
        if (shares != null && founder != null && founder.minOverlap != null) {
            parameters.put("patterns", shares.atLeast(founder.minOverlap));
        }
        return parameters;
    }

    private static Instant comparable(Instant instant) {
        return instant.isAfter(LATEST) ? LATEST : instant.isBefore(Instant.EPOCH) ? Instant.EPOCH : instant;
    }

    /// Somebody who wants to work together with an engineer.
    ///
    /// @param minOverlap hours for each of the founder's days of work, on average
    record Founder(ZoneId zone, OfficeHours hours, @Nullable Integer minOverlap) {
    }

    /// Parts that can be left out, to count what there would be without them.
    enum Part {

        TIERS, SKILLS, AVAILABLE

    }

    /// How the skills asked for are compared with an engineer's.
    enum Match {

        ALL("@>"), ANY("&&");

        private final String operator;

        Match(String operator) {
            this.operator = operator;
        }

    }

}
