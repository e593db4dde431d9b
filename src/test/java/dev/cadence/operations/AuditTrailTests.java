package dev.cadence.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.vetting.Tier;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// What the audit trail tells, and whom.
@CadenceTest
record AuditTrailTests(Api api, Cast cast, Marketplace market, JdbcClient jdbc) {

    @Test
    void aBookingsStoryIsReadBackWithWhoDidWhat() {
        var booking = market.anActiveBooking();

        assertThat(story(cast.admin().api(), "subject=booking&subjectId=" + booking.id(), "stage")).containsExactly(
                "FOUNDER by POST /v1/bookings: REQUESTED",
                "ENGINEER by PUT /v1/bookings/{id}/acceptance: REQUESTED > TRIAL", "SYSTEM by bookings.due: ",
                "SYSTEM by billing.charges: TRIAL > ACTIVE");
    }

    @Test
    void aChargesStoryNamesTheListenerAndTheSweepThatDidIt() {
        var booking = market.anActiveBooking();
        var charge = booking.founder().api().get(booking.path() + "/charges").at("/items/0/id");

        assertThat(story(cast.admin().api(), "subjectId=" + charge + "&subject=charge", "stage")).containsExactly(
                "SYSTEM by billing.plan-charge: PLANNED", "SYSTEM by billing.charges: PLANNED > STAGED",
                "SYSTEM by billing.charges: STAGED > CHARGING", "SYSTEM by billing.charges: CHARGING > PAID");
    }

    @Test
    void anEntrySaysWhoWhenForWhomFromWhereAndWhat() {
        var booking = market.aRequest();

        booking.founder().api().with("X-Request-Id", "withdrawal-0001").put(booking.path() + "/withdrawal");

        var entry = entries(cast.admin().api(), "subjectId=" + booking.id()).getFirst();
        var founder = booking.founder().caller();
        assertThat(entry.at("/change").asString()).isEqualTo("CHANGED");
        assertThat(entry.at("/companyId").asString()).isEqualTo(founder.company().value().toString());
        assertThat(entry.at("/actor/kind").asString()).isEqualTo("ACCOUNT");
        assertThat(entry.at("/actor/role").asString()).isEqualTo("FOUNDER");
        assertThat(entry.at("/actor/accountId").asString()).isEqualTo(founder.account().value().toString());
        assertThat(entry.at("/actor/companyId").asString()).isEqualTo(founder.company().value().toString());
        assertThat(entry.at("/actor/via").asString()).isEqualTo("PUT /v1/bookings/{id}/withdrawal");
        assertThat(entry.at("/actor/sourceAddress").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
        assertThat(entry.at("/actor/requestId").asString()).isEqualTo("withdrawal-0001");
        assertThat(alteration(entry, "stage")).isEqualTo("REQUESTED > WITHDRAWN");
        assertThat(alteration(entry, "ended_at")).isEqualTo("2026-03-02T12:00:00+00:00");
    }

    @Test
    void aRevokedKeyIsTold() {
        var founder = signedIn(cast.founder());
        var key = founder.post("/v1/api-keys", Map.of("name", "Deploy script", "scopes", List.of("account:read")));

        founder.delete(key.header("Location"));

        assertThat(story(cast.admin().api(), "subject=api_key&subjectId=" + key.at("/id"), "revoked_at"))
            .containsExactly("FOUNDER by POST /v1/api-keys: ",
                    "FOUNDER by DELETE /v1/api-keys/{id}: 2026-03-02T12:00:00+00:00");
    }

    @Test
    void anAdminWhoKeepsSomebodyOutIsTold() {
        var admin = cast.admin();
        var account = cast.founder().caller().account().value();

        admin.api().put("/v1/accounts/%s/disablement".formatted(account));

        var entry = entries(admin.api(), "actor=" + admin.caller().account().value()).getFirst();
        assertThat(entry.at("/subject").asString()).isEqualTo("account");
        assertThat(entry.at("/subjectId").asString()).isEqualTo(account.toString());
        assertThat(alteration(entry, "disabled_at")).isEqualTo("2026-03-02T12:00:00+00:00");
        assertThat(entry.at("/actor/sourceAddress").isMissingNode()).isFalse();
    }

    @Test
    void whoeverSignsInIsNobodyYetButComesFromSomewhere() {
        signedIn(cast.founder());

        var entry = entries(cast.admin().api(), "subject=sign_in_session").getFirst();
        assertThat(entry.at("/actor/kind").asString()).isEqualTo("SYSTEM");
        assertThat(entry.at("/actor/via").asString()).isEqualTo("POST /v1/sessions");
        assertThat(entry.at("/actor/sourceAddress").isMissingNode()).isFalse();
    }

    @Test
    void theUseOfAKeyIsNoChangeOfState() {
        var founder = cast.founder();
        var before = market.count("audit_entry");

        founder.api().get("/v1/me");

        assertThat(market.count("api_key where last_used_at is not null")).isOne();
        assertThat(market.count("audit_entry")).isEqualTo(before);
    }

    @Test
    void whatIsSecretOrPersonalIsKeptOut() {
        var booking = market.anActiveBooking();
        booking.founder()
            .api()
            .put(booking.path() + "/cancellation",
                    Map.of("immediately", true, "privateReason", "Disappointed by the tests"));
        var session = signedIn(booking.founder());
        session.post("/v1/api-keys", Map.of("name", "Laptop of the founder", "scopes", List.of("account:read")));

        var trail = String.join("\n",
                jdbc.sql("select to_jsonb(audit_entry)::text from audit_entry").query(String.class).list());
        var kept = jdbc
            .sql("""
                    select unnest(array[email, name, password_hash]) from account
                    union all select unnest(array[name]) from company
                    union all select unnest(array[name, headline, array_to_string(skills, '", "')]) from engineer_profile
                    union all select unnest(array[fingerprint]) from card
                    union all select encode(token_sha256, 'hex') from sign_in_session
                    union all select unnest(array[name, prefix, encode(secret_sha256, 'hex')]) from api_key where name <> 'Test'
                    union all select private_reason from booking""")
            .query(String.class)
            .list();
        assertThat(kept).hasSizeGreaterThan(15)
            .allSatisfy(value -> assertThat(trail).doesNotContain(value))
            .contains("Disappointed by the tests", "Laptop of the founder", booking.founder().person().email());
        assertThat(withheld(entries(cast.admin().api(), "subject=booking").getFirst()))
            .containsExactly("private_reason");
        assertThat(withheld(entries(cast.admin().api(), "subject=account").getFirst())).containsExactly("email", "name",
                "password_hash");
    }

    @Test
    void foundersReadWhatConcernsTheirCompany() {
        var booking = market.aTrial();
        market.aTrial();
        var company = booking.founder().caller().company().value().toString();

        var entries = entries(booking.founder().api(), "");

        assertThat(entries).extracting(entry -> entry.at("/companyId").asString()).containsOnly(company);
        assertThat(entries).extracting(entry -> entry.at("/subject").asString())
            .contains("company", "account", "booking", "card", "card_setup", "payer");
        assertThat(entries(booking.founder().api(), "company=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void foundersLearnOfOtherPeopleOnlyTheirRole() {
        var booking = market.aTrial();

        var entries = entries(booking.founder().api(), "subject=booking");

        assertThat(entries.getFirst().at("/actor").toString())
            .isEqualTo("{\"kind\":\"ACCOUNT\",\"role\":\"ENGINEER\"}");
        assertThat(entries.getLast().at("/actor/accountId").asString())
            .isEqualTo(booking.founder().caller().account().value().toString());
        assertThat(entries.getLast().at("/actor/sourceAddress").isMissingNode()).isFalse();
    }

    @Test
    void foundersCannotFindOutWhoItWasByAsking() {
        var booking = market.aTrial();
        var engineer = "actor=" + booking.engineer().caller().account().value();
        var founder = "actor=" + booking.founder().caller().account().value();

        assertThat(entries(booking.founder().api(), engineer)).isEmpty();
        assertThat(entries(cast.admin().api(), engineer)).isNotEmpty();
        assertThat(entries(booking.founder().api(), founder)).isNotEmpty();
    }

    @Test
    void whatOneRequestChangedIsReadByItsId() {
        var booking = market.aRequest();
        booking.engineer().api().with("X-Request-Id", "acceptance-0001").put(booking.path() + "/acceptance");
        booking.founder()
            .api()
            .with("X-Request-Id", "cancellation-0001")
            .put(booking.path() + "/cancellation", Map.of("immediately", true));

        assertThat(entries(cast.admin().api(), "requestId=acceptance-0001")).isNotEmpty()
            .allMatch(entry -> entry.at("/actor/requestId").asString().equals("acceptance-0001"));
        assertThat(entries(cast.admin().api(), "requestId=acceptance-0002")).isEmpty();
        assertThat(entries(booking.founder().api(), "requestId=cancellation-0001"))
            .extracting(entry -> entry.at("/subject").asString())
            .contains("booking");
        assertThat(entries(booking.founder().api(), "requestId=acceptance-0001"))
            .as("it would give away whose request it was")
            .isEmpty();
    }

    @Test
    void engineersReadNothing() {
        var answer = market.anEngineer(Tier.MID).api().get("/v1/audit-entries");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
        assertThat(api.get("/v1/audit-entries").status()).isEqualTo(401);
    }

    @Test
    void theTrailIsFilteredByWhatChangedAndWhen() {
        market.aRequest();
        var admin = cast.admin().api();
        var all = entries(admin, "");
        var third = all.get(2).at("/occurredAt").asString();

        assertThat(entries(admin, "change=CREATED"))
            .hasSameSizeAs(all.stream().filter(entry -> entry.at("/change").asString().equals("CREATED")).toList());
        assertThat(entries(admin, "change=DELETED")).isEmpty();
        assertThat(entries(admin, "from=" + third)).isEqualTo(all.subList(0, 3));
        assertThat(entries(admin, "to=" + third)).isEqualTo(all.subList(3, all.size()));
        assertThat(entries(admin, "from=+1000000000-12-31T23:59:59Z".replace("+", "%2B"))).isEmpty();
    }

    @Test
    void pagesAreReadToTheEndWithoutGapOrRepetition() {
        market.aTrial();
        var admin = cast.admin().api();
        var all = entries(admin, "");

        var paged = new ArrayList<JsonNode>();
        var page = admin.get("/v1/audit-entries?limit=3");
        while (page.body().has("next")) {
            page.body().at("/items").forEach(paged::add);
            page = admin.get("/v1/audit-entries?limit=3&cursor=" + page.at("/next"));
        }
        page.body().at("/items").forEach(paged::add);

        assertThat(paged).isEqualTo(all).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = { "cursor=nonsense", "limit=101", "limit=0", "change=created", "actor=me", "from=yesterday",
            "subject=booking&subject=card", "table=booking", "requestId=short", "requestId=a%20request" })
    void whatCannotBeMeantIsRefused(String query) {
        assertThat(cast.admin().api().get("/v1/audit-entries?" + query).status()).isEqualTo(400);
    }

    private Api signedIn(Cast.Member<?> member) {
        return api.as(api
            .post("/v1/sessions", Map.of("email", member.person().email(), "password", member.person().password()))
            .at("/token"));
    }

    /// Newest first.
    private static List<JsonNode> entries(Api reader, String query) {
        var answer = reader.get("/v1/audit-entries?limit=100&" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().at("/items").valueStream().toList();
    }

    /// Oldest first: who, by what, and what became of a column.
    private static List<String> story(Api reader, String query, String column) {
        return entries(reader, query).reversed()
            .stream()
            .map(entry -> "%s by %s: %s".formatted(
                    entry.at("/actor").has("role") ? entry.at("/actor/role").asString()
                            : entry.at("/actor/kind").asString(),
                    entry.at("/actor/via").asString(), alteration(entry, column)))
            .toList();
    }

    private static String alteration(JsonNode entry, String column) {
        return entry.at("/changes")
            .valueStream()
            .filter(change -> change.at("/column").asString().equals(column))
            .map(change -> change.has("before")
                    ? change.at("/before").asString() + " > " + change.at("/after").asString()
                    : change.at("/after").asString())
            .findFirst()
            .orElse("");
    }

    private static List<String> withheld(JsonNode entry) {
        return entry.at("/withheld").valueStream().map(JsonNode::asString).toList();
    }

}
