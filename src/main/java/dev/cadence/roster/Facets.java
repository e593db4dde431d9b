package dev.cadence.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import dev.cadence.roster.Filter.Part;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// How many engineers there are of each kind, among those whom all filters but the one for that kind let through.
record Facets(List<Count> tiers, List<Count> skills, List<Count> available, List<Count> regions) {

    /// Beyond so many, the newest are counted.
    static final int MOST_COUNTED = 5_000;

    /// Of the skills that the counted have, the most frequent.
    static final int MOST_SKILLS = 20;

    /// One statement: each facet finds its engineers by the index that suits it.
    static String statement(Filter filter) {
        return """
                select 'tier' as facet, tier as value, count(*) as engineers from (%s) found group by tier
                union all
                (select 'skill', min(skill), count(*) from (%s) found, unnest(skills, skill_slugs) known (skill, slug)
                    group by slug order by count(*) desc, slug limit %d)
                union all
                select 'available', cast(available as text), count(*) from (%s) found group by available
                union all
                select 'region', split_part(time_zone, '/', 1), count(*) from (%s) found group by 2
                order by facet, engineers desc, value""".formatted(found("tier", filter.conditions(Part.TIERS)),
                found("skills, skill_slugs", filter.conditions(Part.SKILLS)), MOST_SKILLS,
                found("%s as available".formatted(Filter.AVAILABLE), filter.conditions(Part.AVAILABLE)),
                found("time_zone", filter.conditions(null)));
    }

    private static String found(String columns, String conditions) {
        return """
                select %s from engineer_profile where %s order by approved_at desc, engineer_id desc limit %d"""
            .formatted(columns, conditions, MOST_COUNTED);
    }

    static Facets read(StatementSpec statement) {
        var counts = new HashMap<String, List<Count>>();
        statement.query(row -> {
            counts.computeIfAbsent(row.getString("facet"), facet -> new ArrayList<>())
                .add(new Count(row.getString("value"), row.getInt("engineers")));
        });
        return new Facets(counts.getOrDefault("tier", List.of()), counts.getOrDefault("skill", List.of()),
                counts.getOrDefault("available", List.of()), counts.getOrDefault("region", List.of()));
    }

    record Count(String value, int engineers) {
    }

}
