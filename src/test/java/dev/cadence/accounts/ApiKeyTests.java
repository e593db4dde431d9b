package dev.cadence.accounts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record ApiKeyTests(Api api, Cast cast, MutableClock clock, JdbcClient jdbc, TransactionOperations transactions) {

    @Test
    void aKeyActsAsTheAccountThatMadeIt() {
        var founder = cast.founder();

        var made = signedIn(founder).post("/v1/api-keys", script("Deploy script"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/name")).isEqualTo("Deploy script");
        assertThat(made.at("/key")).matches("cadence_key_[A-Za-z0-9_-]{43}").startsWith(made.at("/prefix"));
        assertThat(made.at("/prefix")).hasSize("cadence_key_".length() + 6);
        assertThat(api.as(made.at("/key")).get("/v1/me").at("/id"))
            .isEqualTo(founder.caller().account().value().toString());
    }

    @Test
    void aKeyIsShownOnce() {
        var founder = signedIn(cast.founder());
        var made = founder.post("/v1/api-keys", script("Deploy script"));

        var again = founder.get(made.header("Location"));
        var listed = founder.get("/v1/api-keys");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/prefix")).isEqualTo(made.at("/prefix"));
        assertThat(again.at("/createdAt")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(again.text()).doesNotContain(made.at("/key"));
        assertThat(listed.text()).contains(made.at("/prefix")).doesNotContain(made.at("/key"));
    }

    @Test
    void keysAreListedNewestFirstByThePage() {
        var founder = signedIn(cast.founder());
        for (var name : new String[] { "first", "second", "third" }) {
            founder.post("/v1/api-keys", script(name));
        }

        var page = founder.get("/v1/api-keys?limit=2");
        var rest = founder.get("/v1/api-keys?limit=2&cursor=" + page.at("/next"));

        assertThat(page.body().at("/items")).hasSize(2);
        assertThat(page.at("/items/0/name")).isEqualTo("third");
        assertThat(page.at("/items/1/name")).isEqualTo("second");
        assertThat(rest.at("/items/0/name")).isEqualTo("first");
        assertThat(rest.at("/items/1/name")).isEqualTo("Test");
        assertThat(rest.body().has("next")).isFalse();
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() {
        var founder = signedIn(cast.founder());
        var made = founder.post("/v1/api-keys", script("Deploy script"));
        var program = api.as(made.at("/key"));

        assertThat(founder.delete(made.header("Location")).status()).isEqualTo(204);

        assertThat(program.get("/v1/me").status()).isEqualTo(401);
        assertThat(program.get("/v1/me").problem()).isEqualTo("unauthorized");
    }

    @Test
    void aKeyIsRevokedWhenItWasFirstRevoked() {
        var founder = signedIn(cast.founder());
        var made = founder.post("/v1/api-keys", script("Deploy script"));
        founder.delete(made.header("Location"));
        clock.advance(Duration.ofMinutes(5));

        assertThat(founder.delete(made.header("Location")).status()).isEqualTo(204);

        assertThat(founder.get(made.header("Location")).at("/revokedAt")).isEqualTo("2026-03-02T12:00:00Z");
    }

    @Test
    void aKeyMakesRotatesAndRevokesNoKeys() {
        var founder = cast.founder();
        var path = "/v1/api-keys/" + founder.api().get("/v1/api-keys").at("/items/0/id");

        assertThat(founder.api().post("/v1/api-keys", script("Another")).problem()).isEqualTo("forbidden");
        assertThat(founder.api().post(path + "/rotation", Map.of("overlapHours", 1)).status()).isEqualTo(403);
        assertThat(founder.api().delete(path).status()).isEqualTo(403);
        assertThat(founder.api().get("/v1/api-keys").body().at("/items")).hasSize(1);
    }

    @Test
    void aKeyDoesWhatItsScopesSayAndNoMore() {
        var founder = signedIn(cast.founder());
        var made = founder.post("/v1/api-keys", Map.of("name", "Dashboard", "scopes", List.of("bookings:read")));
        var program = api.as(made.at("/key"));

        assertThat(made.at("/scopes/0")).isEqualTo("bookings:read");
        assertThat(program.get("/v1/bookings").status()).isEqualTo(200);
        assertThat(program.get("/v1/me").problem()).isEqualTo("forbidden");
        assertThat(program.get("/v1/cards").status()).isEqualTo(403);
        assertThat(program.post("/v1/card-setups", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void aKeyCanNeverDoMoreThanItsMaker() {
        var owner = cast.founder();
        var member = cast.member(owner.caller().company());
        var made = signedIn(member).post("/v1/api-keys", Map.of("name", "Billing", "scopes", List.of("billing:write")));

        assertThat(made.status()).isEqualTo(201);
        assertThat(api.as(made.at("/key")).send("POST", "/v1/card-setups", null).status()).isEqualTo(403);
        assertThat(owner.api().send("POST", "/v1/card-setups", null).status()).isEqualTo(201);
    }

    @Test
    void aScopeThatMeansNothingToTheMakerIsRefused() {
        var founder = signedIn(cast.founder());

        for (var scope : List.of("ledger:read", "people:write", "in-person", "signing-in", "everything", "")) {
            var answer = founder.post("/v1/api-keys", Map.of("name", "Too much", "scopes", List.of(scope)));
            assertThat(answer.problem()).as(scope).isEqualTo("invalid-request");
            assertThat(answer.at("/errors/0/field")).as(scope).startsWith("scopes");
        }
        assertThat(founder.post("/v1/api-keys", Map.of("name", "Nothing", "scopes", List.of())).at("/errors/0/field"))
            .isEqualTo("scopes");
    }

    @Test
    void aKeyEndsAtTheInstantItSays() {
        var founder = cast.founder();
        var made = signedIn(founder).post("/v1/api-keys",
                Map.of("name", "Short", "scopes", List.of("account:read"), "expiresAt", "2026-03-02T12:10:00Z"));
        var program = api.as(made.at("/key"));

        clock.advance(Duration.ofMinutes(10).minusNanos(1_000));
        assertThat(program.get("/v1/me").status()).isEqualTo(200);
        clock.advance(Duration.ofNanos(1_000));
        assertThat(program.get("/v1/me").status()).isEqualTo(401);
    }

    @Test
    void aKeyEndsAfterAYearIfNothingIsSaid() {
        var made = signedIn(cast.founder()).post("/v1/api-keys", script("Deploy script"));

        assertThat(made.at("/expiresAt")).isEqualTo("2027-03-02T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-03-02T12:00:00Z", "2027-03-02T12:00:00.000001Z" })
    void aKeyEndsAfterNowAndAtMostAYearAhead(String end) {
        var answer = signedIn(cast.founder()).post("/v1/api-keys",
                Map.of("name", "Wrong", "scopes", List.of("account:read"), "expiresAt", end));

        assertThat(answer.at("/errors/0/field")).isEqualTo("expiresAt");
    }

    @Test
    void aRotatedKeyWorksBesideItsSuccessorForAsLongAsWasSaid() {
        var founder = signedIn(cast.founder());
        var made = founder.post("/v1/api-keys", Map.of("name", "Deploy script", "scopes", List.of("account:read")));

        var next = founder.post(made.header("Location") + "/rotation", Map.of("overlapHours", 1));

        assertThat(next.status()).isEqualTo(201);
        assertThat(next.at("/name")).isEqualTo("Deploy script");
        assertThat(next.at("/scopes/0")).isEqualTo("account:read");
        assertThat(founder.get(next.header("Location")).at("/rotatedFrom")).isEqualTo(made.at("/id"));
        clock.advance(Duration.ofHours(1).minusNanos(1_000));
        assertThat(api.as(made.at("/key")).get("/v1/me").status()).isEqualTo(200);
        clock.advance(Duration.ofNanos(1_000));
        assertThat(api.as(made.at("/key")).get("/v1/me").status()).isEqualTo(401);
        assertThat(api.as(next.at("/key")).get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void aKeyThatHasEndedIsNotRotated() {
        var founder = signedIn(cast.founder());
        var made = founder.post("/v1/api-keys", script("Deploy script"));
        founder.delete(made.header("Location"));

        assertThat(founder.post(made.header("Location") + "/rotation", Map.of("overlapHours", 0)).problem())
            .isEqualTo("key-not-live");
    }

    @Test
    void anOwnerSeesAndRevokesEveryKeyOfTheCompany() {
        var owner = cast.founder();
        var member = cast.member(owner.caller().company());
        var path = "/v1/api-keys/" + member.api().get("/v1/api-keys").at("/items/0/id");

        assertThat(owner.api().get("/v1/api-keys").body().at("/items")).hasSize(2);
        assertThat(owner.api().get(path).at("/madeBy")).isEqualTo(member.caller().account().value().toString());
        assertThat(member.api().get("/v1/api-keys").body().at("/items")).hasSize(1);
        assertThat(cast.inPerson(owner).post(path + "/rotation", Map.of("overlapHours", 1)).status()).isEqualTo(403);
        assertThat(cast.inPerson(owner).delete(path).status()).isEqualTo(204);
        assertThat(member.api().get("/v1/me").status()).isEqualTo(401);
    }

    @Test
    void someoneElsesKeyDoesNotExist() {
        var owner = cast.founder();
        var stranger = cast.founder();
        var other = stranger.api();
        var admin = cast.admin().api();
        var path = "/v1/api-keys/" + owner.api().get("/v1/api-keys").at("/items/0/id");

        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.get(path).problem()).isEqualTo("api-key-not-found");
        assertThat(signedIn(stranger).delete(path).problem()).isEqualTo("api-key-not-found");
        assertThat(admin.get(path).status()).isEqualTo(404);
        assertThat(other.get("/v1/api-keys").body().at("/items")).hasSize(1);
        assertThat(owner.api().get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void aKeyThatNeverWasDoesNotExist() {
        var founder = signedIn(cast.founder());

        assertThat(founder.delete("/v1/api-keys/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(founder.delete("/v1/api-keys/not-an-id").at("/errors/0/field")).isEqualTo("id");
    }

    @Test
    void aKeyNeedsANameOfOneLine() {
        var founder = signedIn(cast.founder());

        for (var name : new String[] { "", "  ", "x".repeat(101), "two\nlines", "nul\u0000" }) {
            var answer = founder.post("/v1/api-keys", script(name));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/errors/0/field")).isEqualTo("name");
        }
        assertThat(founder.post("/v1/api-keys", script("x".repeat(100))).status()).isEqualTo(201);
        assertThat(founder.post("/v1/api-keys", Map.of("scopes", List.of("account:read"))).at("/errors/0/field"))
            .isEqualTo("name");
    }

    @Test
    void aPageHasAtLeastOneItem() {
        assertThat(cast.founder().api().get("/v1/api-keys?limit=0").at("/errors/0/field")).isEqualTo("limit");
    }

    @Test
    void theLastUseIsKnownToTheMinute() {
        var founder = cast.founder().api();

        assertThat(lastUse(founder)).isEqualTo("2026-03-02T12:00:00Z");
        clock.advance(Credentials.USE_STEP.minusNanos(1_000));
        assertThat(lastUse(founder)).isEqualTo("2026-03-02T12:00:00Z");
        clock.advance(Duration.ofNanos(1_000));
        assertThat(lastUse(founder)).isEqualTo("2026-03-02T12:01:00Z");
    }

    @Test
    void aKeyInUseWhileItsRowIsLockedIsNotKeptWaiting() {
        var founder = cast.founder().api();

        transactions.executeWithoutResult(status -> {
            jdbc.sql("select id from api_key for update").query(UUID.class).list();
            assertThat(founder.get("/v1/me").status()).isEqualTo(200);
        });

        assertThat(lastUse(founder)).isEqualTo("2026-03-02T12:00:00Z");
    }

    @Test
    void aUseThatCannotBeNotedFailsNoRequest() {
        var founder = cast.founder().api();
        jdbc.sql("alter table api_key add constraint nothing_may_change check (last_used_at is null)").update();
        try {
            assertThat(founder.get("/v1/me").status()).isEqualTo(200);
        }
        finally {
            jdbc.sql("alter table api_key drop constraint nothing_may_change").update();
        }
    }

    @Test
    void nothingInTheDatabaseContainsASecret() {
        var founder = cast.founder();
        var token = tokenOf(founder);
        var key = api.as(token).post("/v1/api-keys", script("Deploy script")).at("/key");
        api.as(key).get("/v1/me");

        for (var table : jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
            .query(String.class)
            .list()) {
            var rows = jdbc.sql("select t::text from %s t".formatted(table)).query(String.class).list();
            for (var secret : new String[] { token, key, founder.key(), Cast.PASSWORD }) {
                var random = secret.substring(secret.lastIndexOf("_", 15) + 1);
                assertThat(rows).noneMatch(row -> row.contains(random) || row.contains(hex(random)));
            }
        }
    }

    private static Map<String, Object> script(String name) {
        return Map.of("name", name, "scopes", List.of("account:read"));
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static String lastUse(Api caller) {
        return caller.get("/v1/api-keys").at("/items/0/lastUsedAt");
    }

    private Api signedIn(Cast.Member<?> member) {
        return api.as(tokenOf(member));
    }

    private String tokenOf(Cast.Member<?> member) {
        return api
            .post("/v1/sessions", Map.of("email", member.person().email(), "password", member.person().password()))
            .at("/token");
    }

}
