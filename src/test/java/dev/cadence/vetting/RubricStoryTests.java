package dev.cadence.vetting;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Vetting;
import dev.cadence.testing.Vetting.Interviewed;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// By what interviews are graded, in versions.
@CadenceTest
record RubricStoryTests(Api api, Cast cast, Vetting vetting, JdbcClient jdbc) {

    @Test
    void aNewRubricLeavesOldScorecardsAloneAndGradesOnlyInterviewsThatBeginLater() {
        var before = vetting.graded(vetting.aHeldInterview(), 72);
        var admin = before.interviewer().api();
        vetting.time().advance(Duration.ofNanos(1_000));
        var criteria = List.of(Map.of("key", "agents", "name", "Agents", "question", "Which and how?", "weight", 100));

        var published = admin.post("/v1/rubrics", Map.of("criteria", criteria));

        assertThat(published.at("/version")).isEqualTo("2");
        assertThat(admin.get("/v1/rubrics/1").body().at("/criteria")).hasSize(10);
        assertThat(admin.get(before.path() + "/scorecards").at("/scorecards/0/rubricVersion")).isEqualTo("1");
        assertThat(
                cast.admin().api().post(before.path() + "/scorecards", Map.of("scores", vetting.scores(50))).problem())
            .isEqualTo("scorecard-incomplete");
        assertThat(grade(vetting.aHeldInterview(), vetting.scores(50)).at("/rubricVersion")).isEqualTo("2");
        assertThat(api.get("/v1/rubrics/3").problem()).isEqualTo("rubric-not-found");
    }

    @Test
    void weightsThatDoNotMakeAHundredAreRefusedByApplicationAndDatabase() {
        var criteria = List.of(Map.of("key", "agents", "name", "Agents", "question", "Which?", "weight", 99));

        assertThat(cast.admin().api().post("/v1/rubrics", Map.of("criteria", criteria)).at("/errors/0/field"))
            .isEqualTo("criteria");
        assertThatThrownBy(() -> jdbc.sql("insert into rubric values (9, now(), null)").update())
            .hasMessageContaining("do not add up to 100");
    }

    private Api.Answer grade(Interviewed interview, List<Map<String, Object>> scores) {
        return interview.interviewer().api().post(interview.path() + "/scorecards", Map.of("scores", scores));
    }

}
