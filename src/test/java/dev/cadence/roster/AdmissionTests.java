package dev.cadence.roster;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record AdmissionTests(Api api, Cast cast) {

    static final String ADA = """
            {
              "person": { "name": "Augusta Ada King", "email": "ada@example.com", "password": "a long enough password" },
              "tier": "SENIOR",
              "introduction": {
                "name": "Ada", "headline": "Builds engines", "biography": "Wrote the first program.",
                "timeZone": "Europe/London", "workingHours": { "from": "09:00", "until": "17:30" },
                "skills": ["Go", " spring  boot "]
              }
            }""";

    @Test
    void anAdminLetsAnEngineerInAndEveryoneSeesThem() {
        var made = cast.admin().api().send("POST", "/v1/engineers", ADA);

        assertThat(made.status()).isEqualTo(201);
        assertThat(api.get(made.header("Location")).text()).isEqualTo(made.text())
            .contains("\"skills\":[\"Go\",\"spring boot\"]", "\"from\":\"09:00:00\"");
    }

    @Test
    void theWorldDoesNotLearnTheAccount() {
        var made = cast.admin().api().send("POST", "/v1/engineers", ADA);

        assertThat(made.text() + api.get(made.header("Location")).text() + api.get("/v1/engineers").text())
            .doesNotContain("@", "King", "password");
    }

    @Test
    void anEngineerWhoWasLetInCanSignIn() {
        cast.admin().api().send("POST", "/v1/engineers", ADA);

        var session = api.send("POST", "/v1/sessions",
                "{ \"email\": \"ada@example.com\", \"password\": \"a long enough password\" }");

        assertThat(session.status()).isEqualTo(201);
    }

    @Test
    void nobodyIsLetInTwice() {
        var admin = cast.admin().api();
        admin.send("POST", "/v1/engineers", ADA);

        assertThat(admin.send("POST", "/v1/engineers", ADA).problem()).isEqualTo("email-taken");
        assertThat(api.get("/v1/engineers").body().get("items")).hasSize(1);
    }

    @Test
    void onlyAdminsLetEngineersIn() {
        assertThat(api.send("POST", "/v1/engineers", ADA).status()).isEqualTo(401);
        assertThat(cast.founder().api().send("POST", "/v1/engineers", ADA).status()).isEqualTo(403);
        assertThat(cast.engineer().api().send("POST", "/v1/engineers", ADA).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "SENIOR"        | "INTERN"     | tier
            "SENIOR"        | null         | tier
            "a long enough password" | "short" | person.password
            "Europe/London" | "Moon/Crater"| introduction.timeZone
            "Europe/London" | "+02:00"     | introduction
            "Europe/London" | null         | introduction
            "Builds engines"| "  "         | introduction
            "17:30"         | "09:00"      | introduction.workingHours
            "17:30"         | null         | introduction.workingHours
            { "from": "09:00", "until": "17:30" } | null | introduction
            "SENIOR"        | 2            | tier
            "Ada"           | 7            | introduction.name
            "Go"            | "Go,Rust"    | introduction.skills.0
            "Go"            | null         | introduction
            "Ada"           | "\\u0000"    | introduction
            """, quoteCharacter = '`')
    void whatIsNoIntroductionIsRefused(String right, String wrong, String field) {
        var answer = cast.admin().api().send("POST", "/v1/engineers", ADA.replace(right, wrong));

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
    }

}
