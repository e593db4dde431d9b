package dev.cadence.vetting;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads decisions for an audit.
@Repository
class AuditedDecisions {

    /// The continents and oceans after which the time zone database names its regions.
    static final String REGION = """
            case when split_part(a.time_zone, '/', 1) in ('Africa', 'America', 'Antarctica', 'Arctic', 'Asia', 'Atlantic',
                'Australia', 'Europe', 'Indian', 'Pacific') then split_part(a.time_zone, '/', 1) else 'Other' end""";

    /// Rows that the server sends at once, of half a kilobyte each.
    private static final int FETCH = 200;

    private static final String DECISIONS = """
            select e.alias engineer, j.alias decider,
                (select count(*) from application o
                 where o.engineer_id = a.engineer_id and o.submitted_at <= a.submitted_at) application,
                d.round, d.rubric_version, d.policy_version, d.outcome, a.tier_asked, d.tier, d.score, d.spread,
                d.scorecards, d.graded_by, g.criteria, g.means, g.spreads,
                case when e.alias is not null then a.years_of_experience end years_of_experience,
                case when e.alias is not null then %s end region,
                case when e.alias is not null then cardinality(a.skills) end skills,
                round(extract(epoch from i.ends_at - a.submitted_at) / 3600, 2) hours_to_interview,
                round(extract(epoch from d.decided_at - i.ends_at) / 3600, 2) hours_to_decision,
                round(extract(epoch from d.decided_at - a.submitted_at) / 3600, 2) hours_in_all,
                case when p.id is not null then coalesce(p.outcome, 'OPEN') end appeal,
                p.made_at < d.appeal_until appeal_in_time
            from decision d join application a on a.id = d.application_id join interview i on i.id = d.interview_id
                left join audit_alias e on e.subject_id = d.engineer_id
                left join audit_alias j on j.subject_id = d.decided_by
                left join appeal p on p.decision_id = d.id
                cross join lateral (
                    select array_agg(criterion order by position) criteria, array_agg(mean order by position) means,
                        array_agg(spread order by position) spreads
                    from (select s.criterion, c.position, trunc(avg(s.points), 2) mean, max(s.points) - min(s.points) spread
                          from scorecard card join score s on s.scorecard_id = card.id
                              join criterion c on (c.rubric_version, c.key) = (s.rubric_version, s.criterion)
                          where card.interview_id = d.interview_id group by s.criterion, c.position) criterion) g
            where %s order by d.decided_at, d.id""";

    private final JdbcClient jdbc;

    AuditedDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In the order in which they were made. Read while they are used, within the
    /// caller's transaction; to be closed.
    Stream<AuditedDecision> stream(AuditFilter filter) {
        return jdbc.sql(DECISIONS.formatted(REGION, filter.condition()))
            .withFetchSize(FETCH)
            .params(filter.parameters())
            .query(AuditedDecisions::decision)
            .stream();
    }

    /// The criteria of every version, or of one, each once.
    List<String> criteria(@Nullable Integer rubricVersion) {
        return jdbc
            .sql("select key from criterion %s group by key order by min(rubric_version), min(position), key"
                .formatted(rubricVersion == null ? "" : "where rubric_version = " + rubricVersion))
            .query((row, number) -> row.getString(1))
            .list();
    }

    private static AuditedDecision decision(ResultSet row, int number) throws SQLException {
        return new AuditedDecision(row.getObject("engineer", UUID.class), row.getObject("decider", UUID.class),
                row.getInt("application"), row.getInt("round"), row.getInt("rubric_version"),
                row.getInt("policy_version"), Decision.Outcome.valueOf(row.getString("outcome")),
                Tier.valueOf(row.getString("tier_asked")), parsed(row.getString("tier"), Tier::valueOf),
                row.getBigDecimal("score"), row.getBigDecimal("spread"), row.getInt("scorecards"),
                Grades.GradedBy.valueOf(row.getString("graded_by")), points(row),
                row.getObject("years_of_experience", Integer.class), row.getString("region"),
                row.getObject("skills", Integer.class), row.getBigDecimal("hours_to_interview"),
                row.getBigDecimal("hours_to_decision"), row.getBigDecimal("hours_in_all"),
                parsed(row.getString("appeal"), AuditedDecision.AppealOutcome::valueOf),
                row.getObject("appeal_in_time", Boolean.class));
    }

    private static List<AuditedDecision.Points> points(ResultSet row) throws SQLException {
        var criteria = row.getArray("criteria");
        if (criteria == null) {
            return List.of();
        }
        var keys = (String[]) criteria.getArray();
        var means = numbers(row.getArray("means"));
        var spreads = (Integer[]) row.getArray("spreads").getArray();
        return IntStream.range(0, keys.length)
            .mapToObj(each -> new AuditedDecision.Points(keys[each], means[each], BigDecimal.valueOf(spreads[each])))
            .toList();
    }

    private static BigDecimal[] numbers(Array array) throws SQLException {
        return (BigDecimal[]) array.getArray();
    }

    private static <T> @Nullable T parsed(@Nullable String word, Function<String, T> value) {
        return word == null ? null : value.apply(word);
    }

}
