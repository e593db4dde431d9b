package dev.cadence.vetting;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.NewPerson;
import dev.cadence.accounts.People;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.TimeMachine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Who audits decisions for bias gets all of them and nobody's name. Interviews are written into the database; they are
/// graded, decided and appealed through the API, save where many are needed.
@CadenceTest
record BiasAuditTests(Cast cast, People people, TimeMachine time, JdbcClient jdbc, TransactionOperations transactions) {

    private static final String DECISIONS = "/v1/vetting-audit/decisions";

    private static final String SUMMARY = "/v1/vetting-audit/summary";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Test
    void aDecisionIsToldWithAllThatItRestedOn() {
        var admin = admin("first");
        var engineer = cast.engineer();
        var interview = held(engineer, admin);
        grade(interview, admin, 60);
        grade(interview, admin("second"), 71);
        reject(interview, admin);
        time.advance(Duration.ofHours(1));
        engineer.api()
            .post("/v1/applications/%s/appeal".formatted(interview.application()), Map.of("statement", "No."));

        var export = admin.api().get(DECISIONS);

        assertThat(export.status()).isEqualTo(200);
        assertThat(export.header("Content-Disposition")).isEqualTo("attachment; filename=\"decisions.json\"");
        assertThat(export.header("Cache-Control")).contains("no-store");
        assertThat(export.text().replaceAll("\"criteria\":\\[.*?],", "").replaceAll(ID.pattern(), "*")).isEqualTo(
                """
                        {"exportedAt":"2026-03-02T13:00:00Z","decisions":[{"engineer":"*","decider":"*","application":1,"round":1,\
                        "rubricVersion":1,"policyVersion":1,"outcome":"REJECTED","tierAsked":"SENIOR","score":65.50,"spread":11.00,\
                        "scorecards":2,"gradedBy":"HUMAN","yearsOfExperience":9,"region":"Europe","skills":2,\
                        "hoursToInterview":48.00,"hoursToDecision":25.00,"hoursInAll":73.00,"appeal":"OPEN",\
                        "appealInTime":true}]}""");
        var criteria = export.body().at("/decisions/0/criteria");
        assertThat(criteria).hasSize(10);
        assertThat(criteria.get(0).toString()).isEqualTo("""
                {"criterion":"cursor","mean":65.5,"spread":11}""");
    }

    @Test
    void theSameInASpreadsheetHasALineEach() {
        var admin = admin("first");
        var interview = held(cast.engineer(), admin);
        grade(interview, admin, 60);
        reject(interview, admin);

        var export = admin.api().get(DECISIONS + "?format=csv");

        assertThat(export.status()).isEqualTo(200);
        assertThat(export.header("Content-Type")).isEqualTo("text/csv;header=present;charset=UTF-8");
        assertThat(export.header("Content-Disposition")).isEqualTo("attachment; filename=\"decisions.csv\"");
        var lines = export.text().split("\r\n");
        assertThat(lines[0]).startsWith("engineer,decider,application,")
            .contains(",mean.cursor,spread.cursor,mean.claude-code,")
            .endsWith(",appeal,appealInTime");
        assertThat(lines[1].replaceAll(ID.pattern(), "*")).isEqualTo("*,*,1,1,1,1,REJECTED,SENIOR,,60.00,0.00,1,HUMAN,"
                + "60.00,0,".repeat(10) + "9,Europe,2,48.00,25.00,73.00,,");
        assertThat(lines).hasSize(2);
    }

    @Test
    void onlyDecisionsOfATimeAndOfARubricAreToldIfAskedFor() {
        ManyDecisions.make(10, jdbc, transactions);
        var admin = admin("first").api();

        assertThat(admin.get(DECISIONS + "?from=2026-02-03T00:00:03Z&to=2026-02-03T00:00:05Z").body().at("/decisions"))
            .hasSize(2);
        assertThat(admin.get(DECISIONS + "?rubricVersion=1").body().at("/decisions")).hasSize(10);
        assertThat(admin.get(DECISIONS + "?rubricVersion=2").body().at("/decisions")).isEmpty();
        assertThat(admin.get(DECISIONS + "?rubricVersion=0").problem()).isEqualTo("invalid-request");
        assertThat(admin.get(DECISIONS + "?format=xlsx").problem()).isEqualTo("invalid-request");
    }

    @Test
    void peopleHaveTheSameNameInEachExportAndNobodyElsesName() {
        ManyDecisions.make(10, jdbc, transactions);
        var admin = admin("first").api();

        var first = admin.get(DECISIONS).body().at("/decisions");
        var second = admin.get(DECISIONS).body().at("/decisions");

        assertThat(second).isEqualTo(first);
        assertThat(all(first, "/engineer")).doesNotHaveDuplicates().hasSize(10);
        assertThat(Stream.concat(all(first, "/engineer").stream(), all(first, "/decider").stream()).distinct())
            .hasSize(12);
    }

    @Test
    void nothingThatIsHandedOutIsAnIdANameAnAddressOrAWordOfAnybody() {
        var admin = admin("first");
        var engineer = cast.engineer();
        var interview = held(engineer, admin);
        grade(interview, admin, 60);
        reject(interview, admin);
        ManyDecisions.make(20, jdbc, transactions);

        var handedOut = List.of(admin.api().get(DECISIONS).text(), admin.api().get(DECISIONS + "?format=csv").text(),
                admin.api().get(SUMMARY).text());

        var told = texts("values ('alias', 'audit_alias')");
        var ours = texts(
                """
                        select column_name, table_name from information_schema.columns
                        where table_schema = 'public' and data_type = 'uuid' and (table_name, column_name) <> ('audit_alias', 'alias')""");
        var words = words();
        assertThat(ours).hasSizeGreaterThan(100);
        assertThat(words).contains(engineer.person().email(), "Builds engines", "Engineer 7", "Said so.", "Not yet.");
        for (var text : handedOut) {
            var ids = ID.matcher(text).results().map(id -> id.group()).distinct().toList();
            assertThat(ids).allMatch(told::contains).noneMatch(ours::contains);
            assertThat(words).noneMatch(text::contains);
        }
    }

    @Test
    void whoIsErasedHasNoNameAnyMoreAndGetsNoOther() {
        var admin = admin("first");
        var engineer = cast.engineer();
        var interview = held(engineer, admin);
        grade(interview, admin, 60);
        reject(interview, admin);
        assertThat(admin.api().get(DECISIONS).body().at("/decisions/0").has("engineer")).isTrue();

        var erasure = cast.inPerson(engineer).put("/v1/me/erasure", Map.of("password", Cast.PASSWORD));

        assertThat(erasure.status()).as(erasure.text()).isEqualTo(204);
        assertThat(subjects()).containsExactly(admin.caller().account().value());
        var row = admin.api().get(DECISIONS).body().at("/decisions/0");
        assertThat(Stream.of("engineer", "yearsOfExperience", "region", "skills")).noneMatch(row::has);
        assertThat(row.at("/score").decimalValue()).isEqualByComparingTo("60");
        assertThat(subjects()).containsExactly(admin.caller().account().value());
    }

    @Test
    void anAdminWhoIsErasedHasNoNameAnyMoreEither() {
        var admin = admin("first");
        var other = admin("second");
        var interview = held(cast.engineer(), admin);
        grade(interview, admin, 60);
        reject(interview, admin);
        other.api().get(DECISIONS);
        assertThat(subjects()).hasSize(2);

        assertThat(cast.inPerson(admin).put("/v1/me/erasure", Map.of("password", Cast.PASSWORD)).status())
            .isEqualTo(204);

        assertThat(subjects()).hasSize(1).doesNotContain(admin.caller().account().value());
        assertThat(other.api().get(DECISIONS).body().at("/decisions/0").has("decider")).isFalse();
    }

    @Test
    void personalDataDoesNotTellTheName() {
        var admin = admin("first");
        var engineer = cast.engineer();
        var interview = held(engineer, admin);
        grade(interview, admin, 60);
        reject(interview, admin);
        var alias = admin.api().get(DECISIONS).body().at("/decisions/0/engineer").asString();

        assertThat(cast.inPerson(engineer).get("/v1/me/personal-data").text()).doesNotContain(alias);
    }

    @Test
    void withoutDecisionsThereIsNothingToSumUp() {
        assertThat(admin("first").api().get(SUMMARY).body().at("/rubrics")).isEmpty();
        assertThat(admin("second").api().get(DECISIONS).body().at("/decisions")).isEmpty();
    }

    private Cast.Member<Caller.Admin> admin(String word) {
        var person = new NewPerson("Admin " + word, word + "@cadence.example", Cast.PASSWORD);
        return cast.member(person, people.addAdmin(person));
    }

    private HeldInterview held(Cast.Member<Caller.Engineer> engineer, Cast.Member<Caller.Admin> admin) {
        return HeldInterview.of(engineer.caller().engineer(), admin.caller().account(), "Hello.", jdbc);
    }

    private static void grade(HeldInterview interview, Cast.Member<Caller.Admin> admin, int points) {
        var scores = Stream
            .of("cursor", "claude-code", "copilot", "prompt-as-specification", "verification-habits",
                    "multi-step-prompting", "human-in-the-loop", "technical-depth", "communication", "culture")
            .map(key -> Map.of("criterion", key, "points", points, "evidence", "Said so."))
            .toList();
        done(201, admin.api().post(interview.scorecards(), Map.of("scores", scores)));
    }

    private static void reject(HeldInterview interview, Cast.Member<Caller.Admin> admin) {
        done(200,
                admin.api()
                    .put(interview.decision(), Map.of("outcome", "REJECTED", "summary", "Not yet.", "reasons",
                            List.of(Map.of("criterion", "cursor", "reason", "Practise.")))));
    }

    private static void done(int status, Api.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    private static List<String> all(JsonNode rows, String pointer) {
        return rows.valueStream().map(row -> row.at(pointer).asString()).toList();
    }

    private List<@Nullable UUID> subjects() {
        return jdbc.sql("select subject_id from audit_alias").query(UUID.class).list();
    }

    private List<String> texts(String columns) {
        return jdbc.sql(columns)
            .query((row, number) -> "select %s::text from %s where %1$s is not null".formatted(row.getString(1),
                    row.getString(2)))
            .list()
            .stream()
            .flatMap(sql -> jdbc.sql(sql).query(String.class).list().stream())
            .distinct()
            .toList();
    }

    /// All that people have written or are called in what vetting and accounts keep.
    private List<String> words() {
        return texts("""
                select column_name, table_name from information_schema.columns
                where (table_name, column_name) in (('account', 'email'), ('account', 'name'), ('application', 'name'),
                    ('application', 'headline'), ('application', 'biography'), ('application', 'location'),
                    ('application', 'ai_statement'), ('application', 'time_zone'), ('score', 'evidence'),
                    ('interview', 'transcript'), ('decision', 'summary'), ('decision_reason', 'reason'))""").stream()
            .filter(word -> !word.equals("UTC"))
            .toList();
    }

}
