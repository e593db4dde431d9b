package dev.cadence.accounts;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record ApiKeyTests(Api api, Cast cast, MutableClock clock, JdbcClient jdbc, TransactionOperations transactions) {

    @Test
    void aKeyActsAsTheAccountThatMadeIt() {
        var founder = cast.founder();

        var made = signedIn(founder).post("/v1/api-keys", Map.of("name", "Deploy script"));

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
        var made = founder.post("/v1/api-keys", Map.of("name", "Deploy script"));

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
            founder.post("/v1/api-keys", Map.of("name", name));
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
        var made = founder.post("/v1/api-keys", Map.of("name", "Deploy script"));
        var program = api.as(made.at("/key"));

        assertThat(founder.delete(made.header("Location")).status()).isEqualTo(204);

        assertThat(program.get("/v1/me").status()).isEqualTo(401);
        assertThat(program.get("/v1/me").problem()).isEqualTo("unauthorized");
    }

    @Test
    void aKeyIsRevokedWhenItWasFirstRevoked() {
        var founder = signedIn(cast.founder());
        var made = founder.post("/v1/api-keys", Map.of("name", "Deploy script"));
        founder.delete(made.header("Location"));
        clock.advance(Duration.ofMinutes(5));

        assertThat(founder.delete(made.header("Location")).status()).isEqualTo(204);

        assertThat(founder.get(made.header("Location")).at("/revokedAt")).isEqualTo("2026-03-02T12:00:00Z");
    }

    @Test
    void aKeyMakesNoFurtherKeys() {
        var founder = cast.founder();

        var answer = founder.api().post("/v1/api-keys", Map.of("name", "Another"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("needs-session");
        assertThat(founder.api().get("/v1/api-keys").body().at("/items")).hasSize(1);
    }

    @Test
    void aKeyMayRevokeItself() {
        var founder = cast.founder();
        var id = founder.api().get("/v1/api-keys").at("/items/0/id");

        assertThat(founder.api().delete("/v1/api-keys/" + id).status()).isEqualTo(204);

        assertThat(founder.api().get("/v1/api-keys").status()).isEqualTo(401);
    }

    @Test
    void someoneElsesKeyDoesNotExist() {
        var owner = cast.founder();
        var other = cast.founder().api();
        var admin = cast.admin().api();
        var path = "/v1/api-keys/" + owner.api().get("/v1/api-keys").at("/items/0/id");

        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.delete(path).problem()).isEqualTo("api-key-not-found");
        assertThat(admin.delete(path).status()).isEqualTo(404);
        assertThat(other.get("/v1/api-keys").body().at("/items")).hasSize(1);
        assertThat(owner.api().get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void aKeyThatNeverWasDoesNotExist() {
        var founder = cast.founder().api();

        assertThat(founder.delete("/v1/api-keys/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(founder.delete("/v1/api-keys/not-an-id").at("/errors/0/field")).isEqualTo("id");
    }

    @Test
    void aKeyNeedsANameOfOneLine() {
        var founder = signedIn(cast.founder());

        for (var name : new String[] { "", "  ", "x".repeat(101), "two\nlines", "nul\u0000" }) {
            var answer = founder.post("/v1/api-keys", Map.of("name", name));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/errors/0/field")).isEqualTo("name");
        }
        assertThat(founder.post("/v1/api-keys", Map.of("name", "x".repeat(100))).status()).isEqualTo(201);
        assertThat(founder.post("/v1/api-keys", Map.of()).at("/errors/0/field")).isEqualTo("name");
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
        var key = api.as(token).post("/v1/api-keys", Map.of("name", "Deploy script")).at("/key");
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
