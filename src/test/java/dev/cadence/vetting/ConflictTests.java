package dev.cadence.vetting;

import java.util.Map;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.NewPerson;
import dev.cadence.accounts.People;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Vetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record ConflictTests(Cast cast, People people, Vetting vetting) {

    @ParameterizedTest
    @CsvSource({ "ada@gmail.com, ada+work@gmail.com", "ada+admin@acme.example, ada@acme.example",
            "ada@acme.example, grace@acme.example" })
    void nobodyTakesTheSlotOfThemselvesOrOfAColleague(String judge, String judged) {
        var slot = slotOf(admin(judge));
        var applicant = vetting.submitted(vetting.anApplicant(engineer(judged), Map.of()));

        assertThat(applicant.api().get("/v1/interview-slots").body().at("/items")).isEmpty();
        assertThat(applicant.api().post("/v1/interviews", Map.of("slotId", slot)).problem())
            .isEqualTo("conflict-of-interest");
    }

    @ParameterizedTest
    @CsvSource({ "ada@gmail.com, grace@gmail.com", "ada@acme.example, ada@other.example",
            "ada@acme.example, ada@sub.acme.example" })
    void strangersAreNotKeptApart(String judge, String judged) {
        var slot = slotOf(admin(judge));
        var applicant = vetting.submitted(vetting.anApplicant(engineer(judged), Map.of()));

        assertThat(applicant.api().post("/v1/interviews", Map.of("slotId", slot)).status()).isEqualTo(201);
    }

    @Test
    void whoseAccountIsDisabledIsStillTheirColleague() {
        var colleague = admin("ada@acme.example");
        var applicant = vetting.submitted(vetting.anApplicant(engineer("grace@acme.example"), Map.of()));
        var interview = vetting.held(vetting.anAgreedInterview(applicant));
        cast.admin()
            .api()
            .put("/v1/accounts/%s/disablement".formatted(applicant.engineer().caller().account().value()));

        assertThat(
                colleague.api().post(interview.path() + "/scorecards", Map.of("scores", vetting.scores(90))).problem())
            .isEqualTo("conflict-of-interest");
        assertThat(colleague.api().put(interview.path() + "/transcript", Map.of("text", "All well.")).problem())
            .isEqualTo("conflict-of-interest");
    }

    @Test
    void nobodyIsHeardByAnAdminWhoIsNotThere() {
        var admin = cast.admin();
        var slot = slotOf(admin);
        cast.admin().api().put("/v1/accounts/%s/disablement".formatted(admin.caller().account().value()));

        assertThat(vetting.aSubmittedApplication().api().post("/v1/interviews", Map.of("slotId", slot)).problem())
            .isEqualTo("slot-not-found");
    }

    @Test
    void whoDeclaresToBeTooCloseNeitherConcludesNorGradesNorDecides() {
        var interview = vetting.anAgreedInterview();
        var engineer = interview.applicant().engineer().caller().engineer().value();
        var admin = interview.interviewer().api();
        vetting.held(interview);

        assertThat(admin.put("/v1/declared-interests/" + engineer).status()).isEqualTo(204);
        assertThat(admin.put("/v1/declared-interests/" + engineer).status()).isEqualTo(204);

        assertThat(admin.post(interview.path() + "/scorecards", Map.of("scores", vetting.scores(90))).problem())
            .isEqualTo("conflict-of-interest");
        vetting.gradedBy(cast.admin(), interview, 80);
        var approval = Map.of("outcome", "APPROVED", "tier", "MID", "summary", "Good.");
        assertThat(admin.put(interview.applicant().path() + "/decision", approval).problem())
            .isEqualTo("conflict-of-interest");
    }

    @Test
    void nobodyDecidesTheAppealOfSomebodyTheyAreTooCloseTo() {
        var applicant = vetting.rejected(vetting.graded(vetting.aHeldInterview(), 72)).applicant();
        applicant.api().post(applicant.path() + "/appeal", Map.of("statement", "I did run tests."));
        var friend = cast.admin().api();
        friend.put("/v1/declared-interests/" + applicant.engineer().caller().engineer().value());

        assertThat(friend
            .put(applicant.path() + "/appeal/decision",
                    Map.of("outcome", "APPROVED", "tier", "MID", "summary", "My friend."))
            .problem()).isEqualTo("conflict-of-interest");
    }

    @Test
    void anInterestIsDeclaredInAnEngineer() {
        assertThat(cast.admin().api().put("/v1/declared-interests/" + UUID.randomUUID()).problem())
            .isEqualTo("engineer-not-found");
    }

    private String slotOf(Member<Caller.Admin> admin) {
        return vetting.aSlot(admin, vetting.now().plus(Vetting.AHEAD));
    }

    private Member<Caller.Admin> admin(String email) {
        var person = new NewPerson("Judge", email, Cast.PASSWORD);
        return cast.member(person, people.addAdmin(person));
    }

    private Member<Caller.Engineer> engineer(String email) {
        var person = new NewPerson("Judged", email, Cast.PASSWORD);
        return cast.member(person, people.addEngineer(person));
    }

}
