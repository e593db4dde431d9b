package dev.cadence.vetting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.EngineerId;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All scorecards. They are added and never changed, save that their evidence is forgotten with the engineer.
@Repository
class Scorecards {

    private final JdbcClient jdbc;

    private final JdbcTemplate batches;

    Scorecards(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void add(Scorecard card) {
        jdbc.sql(
                """
                        insert into scorecard (id, interview_id, application_id, rubric_version, graded_by, grader, model, total, submitted_at)
                        values (:id, :interview, :application, :rubric, :gradedBy, :grader, :model, :total, :at)""")
            .param("id", card.id())
            .param("interview", card.interview().value())
            .param("application", card.application().value())
            .param("rubric", card.rubricVersion())
            .param("gradedBy", card.grader() instanceof Grader.Human ? "HUMAN" : "MODEL")
            .param("grader", card.grader() instanceof Grader.Human human ? human.account().value() : null, Types.OTHER)
            .param("model", card.grader() instanceof Grader.Model model ? model.name() : null, Types.VARCHAR)
            .param("total", card.total())
            .param("at", card.submittedAt().atOffset(ZoneOffset.UTC))
            .update();
        batches.batchUpdate("insert into score values (?, ?, ?, ?, ?)",
                card.scores()
                    .stream()
                    .map(score -> new Object[] { card.id(), card.rubricVersion(), score.criterion(), score.points(),
                            score.evidence() })
                    .toList());
    }

    /// In the order in which they were submitted.
    List<Scorecard> of(InterviewId interview) {
        return read("s.interview_id = ?", interview.value());
    }

    List<Scorecard> of(ApplicationId application) {
        return read("s.application_id = ?", application.value());
    }

    private List<Scorecard> read(String condition, UUID id) {
        Map<UUID, List<Score>> scores = jdbc
            .sql("""
                    select scorecard_id, criterion, points, evidence
                    from score join scorecard s on s.id = scorecard_id join criterion c on (c.rubric_version, c.key) = (score.rubric_version, criterion)
                    where %s order by c.position"""
                .formatted(condition))
            .param(id)
            .query((row, number) -> Map.entry(row.getObject("scorecard_id", UUID.class),
                    new Score(row.getString("criterion"), row.getInt("points"), row.getString("evidence"))))
            .list()
            .stream()
            .collect(Collectors.groupingBy(Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select * from scorecard s where %s order by submitted_at, id".formatted(condition))
            .param(id)
            .query((row, number) -> scorecard(row, scores))
            .list();
    }

    /// Forgets what graders wrote down of what an engineer said.
    void forgetEvidenceAbout(EngineerId engineer) {
        jdbc.sql("""
                update score set evidence = 'Erased'
                where scorecard_id in (select s.id from scorecard s join application a on a.id = s.application_id
                                       where a.engineer_id = ?)""").param(engineer.value()).update();
    }

    private static Scorecard scorecard(ResultSet row, Map<UUID, List<Score>> scores) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var human = row.getObject("grader", UUID.class);
        return new Scorecard(id, new InterviewId(row.getObject("interview_id", UUID.class)),
                new ApplicationId(row.getObject("application_id", UUID.class)), row.getInt("rubric_version"),
                human == null ? new Grader.Model(row.getString("model")) : new Grader.Human(new AccountId(human)),
                scores.getOrDefault(id, List.of()), row.getBigDecimal("total"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant());
    }

}
