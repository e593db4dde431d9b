package dev.cadence.vetting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.EngineerId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All decisions. They are added and never changed, save that their words are forgotten with the engineer.
@Repository
class Decisions {

    private final JdbcClient jdbc;

    private final JdbcTemplate batches;

    Decisions(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void add(Decision decision) {
        jdbc.sql(
                """
                        insert into decision (id, application_id, engineer_id, interview_id, round, outcome, tier, score, spread, scorecards,
                            graded_by, rubric_version, policy_version, summary, decided_by, decided_at, appeal_until)
                        values (:id, :application, :engineer, :interview, :round, :outcome, :tier, :score, :spread, :scorecards,
                            :gradedBy, :rubric, :policy, :summary, :by, :at, :appealUntil)""")
            .param("id", decision.id())
            .param("application", decision.application().value())
            .param("engineer", decision.engineer().value())
            .param("interview", decision.interview().value())
            .param("round", decision.round())
            .param("outcome", decision.outcome().name())
            .param("tier", decision.tier() == null ? null : decision.tier().name(), Types.VARCHAR)
            .param("score", decision.score())
            .param("spread", decision.spread())
            .param("scorecards", decision.scorecards())
            .param("gradedBy", decision.gradedBy().name())
            .param("rubric", decision.rubricVersion())
            .param("policy", decision.policyVersion())
            .param("summary", decision.summary())
            .param("by", decision.decidedBy().value())
            .param("at", decision.decidedAt().atOffset(ZoneOffset.UTC))
            .param("appealUntil",
                    decision.appealUntil() == null ? null : decision.appealUntil().atOffset(ZoneOffset.UTC),
                    Types.TIMESTAMP_WITH_TIMEZONE)
            .update();
        batches.batchUpdate("insert into decision_reason values (?, ?, ?, ?)", decision.reasons()
            .stream()
            .map(each -> new Object[] { decision.id(), decision.rubricVersion(), each.criterion(), each.reason() })
            .toList());
    }

    /// One for each round, in their order.
    List<Decision> of(ApplicationId application) {
        var reasons = jdbc.sql("""
                select decision_id, criterion, reason
                from decision_reason r join decision d on d.id = r.decision_id
                    join criterion c on (c.rubric_version, c.key) = (r.rubric_version, r.criterion)
                where d.application_id = ? order by c.position""")
            .param(application.value())
            .query((row, number) -> Map.entry(row.getObject("decision_id", UUID.class),
                    new Decision.Reason(row.getString("criterion"), row.getString("reason"))))
            .list()
            .stream()
            .collect(Collectors.groupingBy(Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select * from decision where application_id = ? order by round")
            .param(application.value())
            .query((row, number) -> decision(row, reasons))
            .list();
    }

    /// Forgets what was said to an engineer.
    void forgetWordsTo(EngineerId engineer) {
        jdbc.sql("""
                update decision_reason set reason = 'Erased'
                where decision_id in (select id from decision where engineer_id = ?)""")
            .param(engineer.value())
            .update();
        jdbc.sql("update decision set summary = 'Erased' where engineer_id = ?").param(engineer.value()).update();
    }

    private static Decision decision(ResultSet row, Map<UUID, List<Decision.Reason>> reasons) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var tier = row.getString("tier");
        return new Decision(id, new ApplicationId(row.getObject("application_id", UUID.class)),
                new EngineerId(row.getObject("engineer_id", UUID.class)),
                new InterviewId(row.getObject("interview_id", UUID.class)), row.getInt("round"),
                Decision.Outcome.valueOf(row.getString("outcome")), tier == null ? null : Tier.valueOf(tier),
                row.getBigDecimal("score"), row.getBigDecimal("spread"), row.getInt("scorecards"),
                Grades.GradedBy.valueOf(row.getString("graded_by")), row.getInt("rubric_version"),
                row.getInt("policy_version"), row.getString("summary"), reasons.getOrDefault(id, List.of()),
                new AccountId(row.getObject("decided_by", UUID.class)),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(), instant(row, "appeal_until"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

}
