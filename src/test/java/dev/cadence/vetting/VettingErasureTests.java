package dev.cadence.vetting;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Vetting;
import dev.cadence.testing.WholeDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// What is left of vetting when the engineer takes their leave.
@CadenceTest
record VettingErasureTests(Api api, Cast cast, Vetting vetting, JdbcClient jdbc) {

    private static final Map<String, String> PASSWORD = Map.of("password", Cast.PASSWORD);

    private static final List<String> SOUGHT = List.of("Sought Name", "Sought headline", "Sought biography",
            "Sought town", "sought.example", "Sought skill", "Sought statement", "Sought evidence", "Sought summary",
            "Sought reason", "Sought appeal", "Sought answer");

    @Test
    void ofWhatWasSaidOnBothSidesNothingIsLeft() {
        var applicant = anEngineerWhoWasHeardAndAppealed();
        assertThat(SOUGHT).allSatisfy(words -> assertThat(tablesWith(words)).as(words).isNotEmpty());

        assertThat(cast.inPerson(applicant.engineer()).put("/v1/me/erasure", PASSWORD).status()).isEqualTo(204);
        vetting.time().settle();

        assertThat(SOUGHT).allSatisfy(words -> assertThat(tablesWith(words)).as(words).isEmpty());
    }

    @Test
    void whatWasDecidedStaysUnderIds() {
        var applicant = anEngineerWhoWasHeardAndAppealed();

        cast.inPerson(applicant.engineer()).put("/v1/me/erasure", PASSWORD);

        var decision = cast.admin().api().get(applicant.path() + "/decisions").body().at("/decisions/0");
        assertThat(decision.at("/outcome").asString()).isEqualTo("REJECTED");
        assertThat(decision.at("/score").asString()).isEqualTo("40.0");
        assertThat(decision.at("/summary").asString()).isEqualTo("Erased");
    }

    @Test
    void anOpenApplicationEndsAndItsInterviewWithIt() {
        var interview = vetting.anAgreedInterview();

        cast.inPerson(interview.applicant().engineer()).put("/v1/me/erasure", PASSWORD);

        var admin = interview.interviewer().api();
        assertThat(admin.get(interview.path()).at("/stage")).isEqualTo("CANCELLED");
        assertThat(admin.get(interview.applicant().path()).at("/stage")).isEqualTo("WITHDRAWN");
    }

    @Test
    void nobodyIsApprovedOnAppealWhoIsNotThereAnyMore() {
        var applicant = vetting.rejected(vetting.graded(vetting.aHeldInterview(), 72)).applicant();
        applicant.api().post(applicant.path() + "/appeal", Map.of("statement", "I did run tests."));

        cast.inPerson(applicant.engineer()).put("/v1/me/erasure", PASSWORD);

        var admin = cast.admin().api();
        assertThat(admin.get("/v1/appeals").body().at("/items")).isEmpty();
        assertThat(admin
            .put(applicant.path() + "/appeal/decision",
                    Map.of("outcome", "APPROVED", "tier", "MID", "summary", "Welcome."))
            .problem()).isEqualTo("engineer-not-found");
        assertThat(api.get("/v1/engineers").body().at("/items")).isEmpty();
    }

    @Test
    void anEngineerTakesAwayAllThatWasWrittenAboutThem() {
        var applicant = anEngineerWhoWasHeardAndAppealed();

        var export = cast.inPerson(applicant.engineer()).get("/v1/me/personal-data").text();

        assertThat(export).contains(SOUGHT);
    }

    private Vetting.Applicant anEngineerWhoWasHeardAndAppealed() {
        var said = Map.<String, Object>of("name", "Sought Name", "headline", "Sought headline", "biography",
                "Sought biography", "location", "Sought town", "links", List.of("https://sought.example/work"),
                "skills", List.of(Map.of("skill", "Sought skill", "years", 7)), "aiStatement", "Sought statement");
        var applicant = vetting.submitted(vetting.anApplicant(cast.engineer(), said));
        var interview = vetting.held(vetting.anAgreedInterview(applicant));
        var scores = vetting.scores(40)
            .stream()
            .map(score -> Map.of("criterion", score.get("criterion"), "points", 40, "evidence", "Sought evidence"))
            .toList();
        var admin = interview.interviewer().api();
        var done = Stream.of(admin.post(interview.path() + "/scorecards", Map.of("scores", scores)),
                admin.put(applicant.path() + "/decision",
                        Map.of("outcome", "REJECTED", "summary", "Sought summary", "reasons",
                                List.of(Map.of("criterion", "culture", "reason", "Sought reason")))),
                applicant.api().post(applicant.path() + "/appeal", Map.of("statement", "Sought appeal")),
                cast.admin()
                    .api()
                    .put(applicant.path() + "/appeal/decision",
                            Map.of("outcome", "UPHELD", "summary", "Sought answer")));
        assertThat(done.map(Api.Answer::status)).containsExactly(201, 200, 201, 200);
        vetting.time().settle();
        return applicant;
    }

    private List<String> tablesWith(String words) {
        return WholeDatabase.tablesWith(words, jdbc);
    }

}
