package dev.cadence.roster;

import dev.cadence.accounts.Caller;
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
              "engineerId": "%s",
              "tier": "SENIOR",
              "introduction": {
                "name": "Ada", "headline": "Builds engines", "biography": "Wrote the first program.",
                "timeZone": "Europe/London", "workingHours": { "from": "09:00", "until": "17:30" },
                "skills": ["Go", " spring  boot "]
              }
            }""";

    @Test
    void anAdminLetsARegisteredEngineerInAndEveryoneSeesThem() {
        var engineer = cast.engineer();

        var made = cast.admin().api().send("POST", "/v1/engineers", ada(engineer));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/id")).isEqualTo(engineer.caller().engineer().value().toString());
        assertThat(api.get(made.header("Location")).text()).isEqualTo(made.text())
            .contains("\"skills\":[\"Go\",\"spring boot\"]", "\"from\":\"09:00:00\"");
    }

    @Test
    void theWorldDoesNotLearnTheAccount() {
        var engineer = cast.engineer();
        var made = cast.admin().api().send("POST", "/v1/engineers", ada(engineer));

        assertThat(made.text() + api.get(made.header("Location")).text() + api.get("/v1/engineers").text())
            .doesNotContain("@", engineer.person().name(), engineer.caller().account().value().toString());
    }

    @Test
    void nobodyIsLetInTwice() {
        var admin = cast.admin().api();
        var ada = ada(cast.engineer());
        admin.send("POST", "/v1/engineers", ada);

        assertThat(admin.send("POST", "/v1/engineers", ada).problem()).isEqualTo("engineer-already-approved");
        assertThat(api.get("/v1/engineers").body().get("items")).hasSize(1);
    }

    @Test
    void nobodyIsLetInWhoHasNotRegisteredAsAnEngineer() {
        var founder = cast.founder().caller().account().value().toString();

        assertThat(cast.admin().api().send("POST", "/v1/engineers", ADA.formatted(founder)).problem())
            .isEqualTo("engineer-not-found");
        assertThat(api.get("/v1/engineers").body().get("items")).isEmpty();
    }

    @Test
    void onlyAdminsLetEngineersIn() {
        var ada = ada(cast.engineer());

        assertThat(api.send("POST", "/v1/engineers", ada).status()).isEqualTo(401);
        assertThat(cast.founder().api().send("POST", "/v1/engineers", ada).status()).isEqualTo(403);
        assertThat(cast.engineer().api().send("POST", "/v1/engineers", ada).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "SENIOR"        | "INTERN"     | tier
            "SENIOR"        | null         | tier
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
        var answer = cast.admin().api().send("POST", "/v1/engineers", ada(cast.engineer()).replace(right, wrong));

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
    }

    private static String ada(Cast.Member<Caller.Engineer> engineer) {
        return ADA.formatted(engineer.caller().engineer().value());
    }

}
