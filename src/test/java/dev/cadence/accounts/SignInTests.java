package dev.cadence.accounts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record SignInTests(Api api, Cast cast, MutableClock clock, JdbcClient jdbc, SignInDesk desk) {

    @Test
    void theRightPasswordOpensASessionOfOneHour() {
        var founder = cast.founder();

        var session = signIn(founder.person().email(), Cast.PASSWORD);

        assertThat(session.status()).isEqualTo(201);
        assertThat(session.header("Location")).isEqualTo("/v1/sessions/current");
        assertThat(session.at("/token")).matches("cadence_session_[A-Za-z0-9_-]{43}");
        assertThat(session.at("/expiresAt")).isEqualTo("2026-03-02T13:00:00Z");
        assertThat(session.at("/account/id")).isEqualTo(founder.caller().account().value().toString());
        assertThat(session.at("/account/name")).isEqualTo(founder.person().name());
        assertThat(session.at("/account/email")).isEqualTo(founder.person().email());
        assertThat(session.at("/account/role")).isEqualTo("FOUNDER");
        assertThat(session.at("/account/companyId")).isEqualTo(founder.caller().company().value().toString());
        assertThat(session.body().at("/account").has("engineerId")).isFalse();
    }

    @Test
    void aSessionKnowsWhoSignedIn() {
        var engineer = cast.engineer();

        var me = api.as(tokenOf(engineer)).get("/v1/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.at("/email")).isEqualTo(engineer.person().email());
        assertThat(me.at("/role")).isEqualTo("ENGINEER");
        assertThat(me.at("/engineerId")).isEqualTo(engineer.caller().engineer().value().toString());
        assertThat(me.body().has("companyId")).isFalse();
    }

    @Test
    void anAddressMayBeTypedInUpperCaseAndWithBlanks() {
        var admin = cast.admin();

        assertThat(
                signIn("  " + admin.person().email().toUpperCase(java.util.Locale.ROOT) + " ", Cast.PASSWORD).status())
            .isEqualTo(201);
    }

    @Test
    void aWrongPasswordAnUnknownAddressAndADisabledAccountAreToldTheSame() {
        var admin = cast.admin();
        var disabled = cast.founder();
        admin.api().put(disablementOf(disabled));

        var wrong = signIn(admin.person().email(), "not the password at all");
        var unknown = signIn("nobody@example.com", Cast.PASSWORD);
        var shut = signIn(disabled.person().email(), Cast.PASSWORD);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("wrong-credentials");
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(unknown.text()).isEqualTo(wrong.text());
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(shut.text()).isEqualTo(wrong.text());
        assertThat(shut.status()).isEqualTo(401);
    }

    @Test
    void signingInTakesAnAddressAndAPassword() {
        assertThat(api.post("/v1/sessions", Map.of()).at("/errors/0/message")).isEqualTo("must not be null");
        assertThat(api.post("/v1/sessions", Map.of()).body().at("/errors")).hasSize(2);
        assertThat(signIn("a\u0000@example.com", Cast.PASSWORD).status()).isEqualTo(400);
        assertThat(signIn("a@example.com", "x".repeat(129)).status()).isEqualTo(400);
        assertThat(api.send("POST", "/v1/sessions", "{").problem()).isEqualTo("malformed-json");
    }

    @Test
    void aSessionHoldsForTheLastMicrosecondOfItsHour() {
        var session = api.as(tokenOf(cast.founder()));

        clock.advance(SignInSession.LIFETIME.minusNanos(1_000));

        assertThat(session.get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void aSessionIsOverWhenItsHourIs() {
        var session = api.as(tokenOf(cast.founder()));

        clock.advance(SignInSession.LIFETIME);

        assertThat(session.get("/v1/me").status()).isEqualTo(401);
        assertThat(session.get("/v1/me").problem()).isEqualTo("unauthorized");
    }

    @Test
    void signingOutEndsTheSessionAtOnce() {
        var founder = cast.founder();
        var session = api.as(tokenOf(founder));
        var other = api.as(tokenOf(founder));

        assertThat(session.delete("/v1/sessions/current").status()).isEqualTo(204);

        assertThat(session.get("/v1/me").status()).isEqualTo(401);
        assertThat(session.delete("/v1/sessions/current").status()).isEqualTo(401);
        assertThat(other.get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void aKeyHasNoSessionToSignOutOf() {
        var answer = cast.founder().api().delete("/v1/sessions/current");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
    }

    @Test
    void aDisabledAccountIsOutAtOnceWithItsSessionsAndKeys() {
        var admin = cast.admin();
        var engineer = cast.engineer();
        var session = api.as(tokenOf(engineer));

        assertThat(admin.api().put(disablementOf(engineer)).status()).isEqualTo(204);

        assertThat(session.get("/v1/me").status()).isEqualTo(401);
        assertThat(engineer.api().get("/v1/me").status()).isEqualTo(401);
    }

    @Test
    void anEnabledAccountIsInAgainWithItsPasswordAndNothingOlder() {
        var admin = cast.admin();
        var engineer = cast.engineer();
        var session = api.as(tokenOf(engineer));
        admin.api().put(disablementOf(engineer));

        assertThat(admin.api().delete(disablementOf(engineer)).status()).isEqualTo(204);

        assertThat(session.get("/v1/me").status()).isEqualTo(401);
        assertThat(engineer.api().get("/v1/me").status()).isEqualTo(401);
        assertThat(api.as(tokenOf(engineer)).get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void noAdminLocksThemselvesOut() {
        var admin = cast.admin();

        var answer = admin.api().put(disablementOf(admin));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("own-account");
        assertThat(admin.api().get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void ofTwoAdminsWhoKeepEachOtherOutOneStays() throws Exception {
        var one = cast.admin();
        var other = cast.admin();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = both.invokeAll(List.<Callable<Integer>>of(() -> one.api().put(disablementOf(other)).status(),
                    () -> other.api().put(disablementOf(one)).status()));

            assertThat(answers.stream().map(Future::resultNow).filter(status -> status == 204)).hasSize(1);
        }
        assertThat(jdbc.sql("select count(*) from account where disabled_at is null").query(Long.class).single())
            .isOne();
    }

    @Test
    void nobodyCanDisableAnAccountThatIsNot() {
        var answer = cast.admin().api().put("/v1/accounts/00000000-0000-0000-0000-000000000000/disablement");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("account-not-found");
    }

    @Test
    void passwordsAreKeptAsArgon2idWithTheAdvisedParameters() {
        assertThat(new SecurityConfiguration().passwordEncoder().encode("correct horse battery staple"))
            .startsWith("{argon2id-19m-2-1}$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void oldSessionsAreForgottenAndNoOthers() {
        var founder = cast.founder();
        tokenOf(founder);
        clock.advance(Duration.ofMinutes(30));
        tokenOf(founder);

        clock.moveForwardTo(MutableClock.NOON.plus(SignInSession.LIFETIME).plus(SignInDesk.MEMORY));
        assertThat(desk.forgetOldSessions()).isZero();
        clock.advance(Duration.ofNanos(1_000));

        assertThat(desk.forgetOldSessions()).isOne();
        assertThat(jdbc.sql("select count(*) from sign_in_session").query(Long.class).single()).isOne();
    }

    private Api.Answer signIn(String email, String password) {
        return api.post("/v1/sessions", Map.of("email", email, "password", password));
    }

    private String tokenOf(Cast.Member<?> member) {
        return signIn(member.person().email(), member.person().password()).at("/token");
    }

    private static String disablementOf(Cast.Member<?> member) {
        return "/v1/accounts/%s/disablement".formatted(member.caller().account().value());
    }

}
