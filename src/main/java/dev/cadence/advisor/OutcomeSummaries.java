package dev.cadence.advisor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import dev.cadence.vetting.Tier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Compares what was advised with what became of it.
@Repository
class OutcomeSummaries {

    /// One row for each brief: whether all that was requested of it is over, and the
    /// weeks of all of it together. Of an even number, the median is halfway between the
    /// middle two.
    private static final String COMPARED = """
            with work as (
                select brief_id, count(*) as requested, count(started_at) as started, sum(weeks_paid)::int as weeks,
                    bool_and(ended_at is not null) and count(started_at) > 0 as finished,
                    count(*) filter (where started_at is not null and tier = (select tier from advice_brief
                        where advice_brief.brief_id = advice_booking.brief_id)) as agreed
                from advice_booking group by brief_id),
            outcome as (
                select knowledge_version, advice_brief.tier, coalesce(requested, 0) as requested, coalesce(started, 0) as started,
                    coalesce(agreed, 0) as agreed, case when finished then weeks end as weeks,
                    case when finished then greatest(weeks - weeks_until, 0) - greatest(weeks_from - weeks, 0) end as beyond,
                    weeks_from, weeks_until
                from advice_brief join advice on advice.id = advice_id left join work using (brief_id))
            select knowledge_version as knowledge, tier, count(*) as briefs, count(*) filter (where requested > 0) as requested,
                coalesce(sum(started), 0) as started, coalesce(sum(agreed), 0) as tier_agreed, count(weeks) as ended,
                count(*) filter (where beyond = 0) as within_weeks,
                round((percentile_disc(0.5) within group (order by weeks_from) filter (where weeks is not null)
                    + percentile_disc(0.5) within group (order by weeks_from desc) filter (where weeks is not null))::numeric / 2, 1)
                    as median_weeks_from,
                round((percentile_disc(0.5) within group (order by weeks_until) filter (where weeks is not null)
                    + percentile_disc(0.5) within group (order by weeks_until desc) filter (where weeks is not null))::numeric / 2, 1)
                    as median_weeks_until,
                round((percentile_disc(0.5) within group (order by weeks)
                    + percentile_disc(0.5) within group (order by weeks desc))::numeric / 2, 1) as median_weeks,
                round((percentile_disc(0.5) within group (order by beyond)
                    + percentile_disc(0.5) within group (order by beyond desc))::numeric / 2, 1) as median_difference
            from outcome group by grouping sets ((), (knowledge_version), (tier), (knowledge_version, tier))
            order by grouping(knowledge_version, tier) desc, knowledge_version, array_position(:tiers, tier)""";

    private final JdbcClient jdbc;

    OutcomeSummaries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The one of everything first.
    List<OutcomeSummary> all() {
        return jdbc.sql(COMPARED)
            .param("tiers", Arrays.stream(Tier.values()).map(Tier::name).toArray(String[]::new))
            .query(OutcomeSummaries::read)
            .list();
    }

    private static OutcomeSummary read(ResultSet row, int number) throws SQLException {
        var tier = row.getString("tier");
        return new OutcomeSummary(row.getObject("knowledge", Integer.class), tier == null ? null : Tier.valueOf(tier),
                row.getLong("briefs"), row.getLong("requested"), row.getLong("started"), row.getLong("tier_agreed"),
                row.getLong("ended"), row.getLong("within_weeks"), row.getBigDecimal("median_weeks_from"),
                row.getBigDecimal("median_weeks_until"), row.getBigDecimal("median_weeks"),
                row.getBigDecimal("median_difference"));
    }

}
