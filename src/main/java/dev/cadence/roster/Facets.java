package dev.cadence.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.cadence.roster.Filter.Part;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// How many engineers there are of each kind, among those whom all filters but the one for that kind let through.
record Facets(List<Count> tiers, List<Count> skills, List<Count> available, List<Count> regions) {

    /// Beyond so many, the newest are counted.
    static final int MOST_COUNTED = 1_000;

    /// Of the skills that the counted have, the most frequent.
    static final int MOST_SKILLS = 20;

    /// One statement, which finds the engineers once for all facets that have no filter
    /// of their own, and once more for each that has.
    static String statement(Filter filter) {
        var names = new LinkedHashMap<String, String>();
        var all = name(names, filter.conditions(null));
        var counts = """
                select 'tier' as facet, tier as value, count(*) as engineers from %s group by tier
                union all
                (select 'skill', min(skill), count(*) from %s, unnest(skills, skill_slugs) known (skill, slug)
                    group by slug order by count(*) desc, slug limit %d)
                union all
                select 'available', cast(%s as text), count(*) from %s engineer_profile group by 2
                union all
                select 'region', split_part(time_zone, '/', 1), count(*) from %s group by 2
                order by facet, engineers desc, value""".formatted(name(names, filter.conditions(Part.TIERS)),
                name(names, filter.conditions(Part.SKILLS)), MOST_SKILLS, Filter.AVAILABLE,
                name(names, filter.conditions(Part.AVAILABLE)), all);
        return names.entrySet()
            .stream()
            .map(found -> found(found.getValue(), found.getKey()))
            .collect(Collectors.joining(", ", "with ", " ")) + counts;
    }

    private static String name(Map<String, String> names, String conditions) {
        return names.computeIfAbsent(conditions, fresh -> "found_" + names.size());
    }

    private static String found(String name, String conditions) {
        return """
                %s as (select engineer_id, tier, skills, skill_slugs, time_zone, engaged, capacity_hours from engineer_profile
                    where %s order by approved_at desc, engineer_id desc limit %d)"""
            .formatted(name, conditions, MOST_COUNTED);
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
