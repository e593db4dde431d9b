package dev.cadence.vetting;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Sums decisions up in the database, whose `numeric` is exact: the same decisions give the same figures, in whatever order
/// they are read.
@Repository
class DecisionStatistics {

    private static final String DECIDED = """
            with decided as (
                select d.rubric_version, a.tier_asked, %s region, d.outcome, d.score, d.spread, d.scorecards, d.interview_id,
                    extract(epoch from i.ends_at - a.submitted_at) / 3600 hours_to_interview,
                    extract(epoch from d.decided_at - i.ends_at) / 3600 hours_to_decision,
                    extract(epoch from d.decided_at - a.submitted_at) / 3600 hours_in_all
                from decision d join application a on a.id = d.application_id join interview i on i.id = d.interview_id
                where %s)
            """;

    /// Everybody by their rubric, and these once more by tier and once more by region.
    private static final String SPLITS = """
            grouping sets ((%1$s), (%1$s, tier_asked), (%1$s, region))""";

    private static final String FIGURES = """
            select rubric_version, tier_asked, region, count(*) decisions,
                count(*) filter (where outcome = 'APPROVED') approved,
                round(avg(score), 2) mean_score, round(stddev_samp(score), 2) score_deviation,
                case when count(*) filter (where scorecards > 1) >= :fewest
                    then round(avg(spread) filter (where scorecards > 1), 2) end mean_spread,
                case when count(human_over_model) >= :fewest then round(avg(human_over_model), 2) end human_over_model,
                round(percentile_cont(0.5) within group (order by hours_to_interview)::numeric, 2) hours_to_interview,
                round(percentile_cont(0.5) within group (order by hours_to_decision)::numeric, 2) hours_to_decision,
                round(percentile_cont(0.5) within group (order by hours_in_all)::numeric, 2) hours_in_all
            from decided cross join lateral (
                select avg(total) filter (where graded_by = 'HUMAN') - avg(total) filter (where graded_by = 'MODEL')
                    human_over_model
                from scorecard where scorecard.interview_id = decided.interview_id) graders
            group by %s order by rubric_version""".formatted(SPLITS.formatted("rubric_version"));

    private static final String CRITERIA = """
            select rubric_version, tier_asked, region, criterion, round(avg(mean), 2) mean,
                round(stddev_samp(mean), 2) deviation
            from decided join lateral (
                select score.criterion, position, avg(points) mean
                from scorecard card join score on score.scorecard_id = card.id
                    join criterion c on (c.rubric_version, c.key) = (score.rubric_version, score.criterion)
                where card.interview_id = decided.interview_id group by score.criterion, position) points on true
            group by %s order by position""".formatted(SPLITS.formatted("rubric_version, criterion, position"));

    private final JdbcClient jdbc;

    DecisionStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    BiasSummary of(AuditFilter filter) {
        var criteria = query(filter, CRITERIA, (row, split) -> Map.entry(split, criterion(row))).collect(
                Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        var tallies = query(filter, FIGURES,
                (row, split) -> Map.entry(split, tally(row, split, criteria.getOrDefault(split, List.of()))))
            .toList();
        return new BiasSummary(tallies.stream()
            .map(Map.Entry::getKey)
            .map(Split::rubricVersion)
            .distinct()
            .map(version -> summary(version,
                    tallies.stream().filter(tally -> tally.getKey().rubricVersion == version).toList()))
            .toList());
    }

    private static BiasSummary.ByRubric summary(int version, List<Map.Entry<Split, Group.Tally>> tallies) {
        var all = of(Dimension.ALL, tallies).getFirst();
        return new BiasSummary.ByRubric(version, all.decisions() < Group.FEWEST ? null : all.figures(),
                Group.compared(of(Dimension.TIER, tallies)), Group.compared(of(Dimension.REGION, tallies)));
    }

    private static List<Group.Tally> of(Dimension dimension, List<Map.Entry<Split, Group.Tally>> tallies) {
        return tallies.stream()
            .filter(tally -> tally.getKey().dimension == dimension)
            .map(Map.Entry::getValue)
            .toList();
    }

    private <T> Stream<T> query(AuditFilter filter, String sql, SplitMapper<T> mapper) {
        return jdbc.sql(DECIDED.formatted(AuditedDecisions.REGION, filter.condition()) + sql)
            .params(filter.parameters())
            .param("fewest", Group.FEWEST)
            .query((row, number) -> mapper.map(row, Split.of(row)))
            .list()
            .stream();
    }

    private static Group.Tally tally(ResultSet row, Split split, List<BiasSummary.CriterionFigures> criteria)
            throws SQLException {
        var approvals = Proportion.of(row.getInt("approved"), row.getInt("decisions"));
        return new Group.Tally(split.name, row.getInt("approved"),
                new BiasSummary.Figures(row.getInt("decisions"), approvals.rate(), approvals.from(), approvals.to(),
                        row.getBigDecimal("mean_score"), deviation(row, "score_deviation"),
                        row.getBigDecimal("mean_spread"), row.getBigDecimal("human_over_model"),
                        row.getBigDecimal("hours_to_interview"), row.getBigDecimal("hours_to_decision"),
                        row.getBigDecimal("hours_in_all"), criteria));
    }

    private static BiasSummary.CriterionFigures criterion(ResultSet row) throws SQLException {
        return new BiasSummary.CriterionFigures(row.getString("criterion"), row.getBigDecimal("mean"),
                deviation(row, "deviation"));
    }

    /// A single value does not deviate from itself.
    private static BigDecimal deviation(ResultSet row, String column) throws SQLException {
        @Nullable BigDecimal deviation = row.getBigDecimal(column);
        return deviation == null ? BigDecimal.ZERO.setScale(2) : deviation;
    }

    private interface SplitMapper<T> {

        T map(ResultSet row, Split split) throws SQLException;

    }

    private enum Dimension {

        ALL, TIER, REGION

    }

    /// Whose figures a row has.
    private record Split(int rubricVersion, Dimension dimension, String name) {

        static Split of(ResultSet row) throws SQLException {
            var version = row.getInt("rubric_version");
            @Nullable String tier = row.getString("tier_asked");
            @Nullable String region = row.getString("region");
            return tier != null ? new Split(version, Dimension.TIER, tier) : region != null
                    ? new Split(version, Dimension.REGION, region) : new Split(version, Dimension.ALL, "");
        }

    }

}
