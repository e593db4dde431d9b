package dev.cadence.roster;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import dev.cadence.vetting.Skill;
import org.jspecify.annotations.Nullable;

/// What to list, in which order, and from where on.
///
/// @param cursor of the last item of the page before; null for the first page
record Search(Filter filter, Sort sort, @Nullable String cursor, int limit) {

    /// Has what follows in the transaction planned for its values, and for a roster that
    /// is in memory. "java" is best found by walking the newest, "haskell" by its index;
    /// a plan for both, which PostgreSQL makes of a statement that is often asked, takes
    /// tens of times as long for one.
    static final String PLANNED = """
            set_config('plan_cache_mode', 'force_custom_plan', true), set_config('random_page_cost', '1.1', true)""";

    /// Ranking reads all words of a profile. Of those who match, so many are ranked, the
    /// newest; the others follow, the newest first. Whoever finds more than this has not
    /// said what they want.
    static final int MOST_RANKED = 200;

    private static final String COLUMNS = """
            engineer_id, name, headline, tier, skills, time_zone, engaged, capacity_hours, available_from, approved_at,
            working_pattern_id""";

    /// The one statement that answers this search, whatever its filters are. It reads a
    /// row more than the limit, to know whether a next page exists. What is expensive to
    /// tell is told of the page alone.
    Statement statement(Map<String, Object> parameters) {
        var after = after();
        var all = new HashMap<>(parameters);
        all.put("rows", limit + 1);
        if (after != null) {
            all.putAll(Map.of("at", after.at().atOffset(ZoneOffset.UTC), "id", after.id(), "rank", after.rank(),
                    "newest", after.newest().atOffset(ZoneOffset.UTC)));
        }
        var page = switch (phase(after)) {
            case NEWEST -> """
                    select %s, cast(0 as real) as rank from engineer_profile where %s%s
                    order by approved_at desc, engineer_id desc limit :rows""".formatted(COLUMNS,
                    filter.conditions(null), after == null ? "" : " and (approved_at, engineer_id) < (:at, :id)");
            case SOONEST -> """
                    select %s, cast(0 as real) as rank from engineer_profile where %s%s
                    order by available_from, engineer_id limit :rows""".formatted(COLUMNS, filter.conditions(null),
                    after == null ? "" : " and (available_from, engineer_id) > (:at, :id)");
            case RANKED -> ranked(after);
        };
        return new Statement("select engineer_profile.*, %s as available from (%s) engineer_profile order by %s"
            .formatted(Filter.AVAILABLE, page, sort.order(phase(after))), all);
    }

    private String ranked(@Nullable Place after) {
        return """
                select * from (
                    select %1$s, ts_rank(words, cast(:query as tsquery)) as rank, count(*) over () as candidates,
                        max(approved_at) over () as newest, first_value(approved_at) over oldest as oldest_at,
                        first_value(engineer_id) over oldest as oldest_id
                    from (select %1$s, words from engineer_profile where %2$s%3$s
                        order by approved_at desc, engineer_id desc limit %4$d) candidate
                    window oldest as (order by approved_at, engineer_id)
                ) ranked%5$s
                order by rank desc, approved_at desc, engineer_id desc limit :rows""".formatted(COLUMNS,
                filter.conditions(null), after == null ? "" : " and approved_at <= :newest", MOST_RANKED,
                after == null ? "" : " where (rank, approved_at, engineer_id) < (cast(:rank as real), :at, :id)");
    }

    Place.Phase phase(@Nullable Place after) {
        return after == null ? sort.first : after.phase();
    }

    /// @throws dev.cadence.shared.Refusal `invalid-cursor`
    @Nullable Place after() {
        return cursor == null ? null : Place.parse(cursor, words());
    }

    /// The same for searches that have the same answer, whatever their limits.
    String words() {
        return String.join("\n", sort.name(), String.valueOf(filter.text()),
                filter.tiers().stream().sorted().toList().toString(),
                filter.skills().stream().map(Skill::slug).distinct().sorted().toList().toString(),
                filter.match().name(), String.valueOf(filter.availableBy()), String.valueOf(filter.available()),
                String.valueOf(filter.founder()));
    }

    /// What comes first.
    enum Sort {

        RELEVANCE(Place.Phase.RANKED), NEWEST(Place.Phase.NEWEST), AVAILABLE(Place.Phase.SOONEST);

        private final Place.Phase first;

        Sort(Place.Phase first) {
            this.first = first;
        }

        private String order(Place.Phase phase) {
            return switch (phase) {
                case NEWEST -> "approved_at desc, engineer_id desc";
                case SOONEST -> "available_from, engineer_id";
                case RANKED -> "rank desc, approved_at desc, engineer_id desc";
            };
        }

    }

    /// SQL with named parameters.
    record Statement(String sql, Map<String, Object> parameters) {
    }

}
