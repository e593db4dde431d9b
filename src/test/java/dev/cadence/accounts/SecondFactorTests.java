package dev.cadence.accounts;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import dev.cadence.testing.Api;
import dev.cadence.testing.Api.Answer;
import dev.cadence.testing.AuthenticatorApp;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.TestInfrastructure;
import dev.cadence.testing.TimeMachine;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record SecondFactorTests(Api api, Cast cast, Mailbox mailbox, TimeMachine time, JdbcClient jdbc,
        AuthenticatorDesk authenticators) {

    @Test
    void anAdminWithoutAnAuthenticatorCanDoNothingButSetOneUp() {
        var halfway = signedIn(cast.admin());

        assertThat(halfway.get("/v1/me").status()).isEqualTo(403);
        assertThat(halfway.get("/v1/me").problem()).isEqualTo("second-factor-needed");
        assertThat(halfway.get("/v1/ledger/proof").problem()).isEqualTo("second-factor-needed");
        assertThat(halfway.get("/v1/sessions").problem()).isEqualTo("second-factor-needed");
        assertThat(halfway.delete("/v1/sessions/current").status()).isEqualTo(204);
    }

    @Test
    void anAdminWhoSetsOneUpIsIn() {
        var admin = cast.admin();
        var halfway = signedIn(admin);
        var app = AuthenticatorApp.setUp(halfway);

        var confirmed = app.confirm(halfway, time.now());

        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.body().at("/recovery/codes")).hasSize(10);
        assertThat(confirmed.at("/recovery/codes/0")).matches("[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}");
        assertThat(api.as(confirmed.at("/session/token")).get("/v1/me").status()).isEqualTo(200);
        assertThat(halfway.get("/v1/me").status()).as("the token from before").isEqualTo(401);
    }

    @Test
    void whoHasAnAuthenticatorNeedsItsCodeToSignIn() {
        var founder = cast.founder();
        var app = withAuthenticator(founder);
        time.advance(Duration.ofSeconds(30));
        var session = cast.signIn(founder);
        var halfway = api.as(session.at("/token"));

        assertThat(session.at("/stage")).isEqualTo("CODE_NEEDED");
        assertThat(halfway.get("/v1/bookings").problem()).isEqualTo("second-factor-needed");
        var given = app.give(halfway, time.now());

        assertThat(given.status()).isEqualTo(200);
        assertThat(given.at("/stage")).isEqualTo("COMPLETE");
        assertThat(given.at("/token")).isNotEqualTo(session.at("/token"));
        assertThat(api.as(given.at("/token")).get("/v1/bookings").status()).isEqualTo(200);
        assertThat(halfway.get("/v1/bookings").status()).isEqualTo(401);
    }

    @Test
    void ofTwoWhoSetOneUpAtTheSameMomentOneIsToldToAskAgain() throws Exception {
        for (var round = 0; round < 5; round++) {
            var session = signedIn(cast.founder());
            Callable<Answer> setUp = () -> session.put("/v1/me/authenticator", Map.of("password", Cast.PASSWORD));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = threads.invokeAll(Collections.nCopies(2, setUp));
                assertThat(answers).extracting(answer -> answer.resultNow().status())
                    .contains(200)
                    .isSubsetOf(200, 409);
            }
        }
    }

    @Test
    void aCodeWorksOnce() {
        var founder = cast.founder();
        var app = withAuthenticator(founder);
        time.advance(Duration.ofSeconds(30));
        app.give(signedIn(founder), time.now());

        assertThat(app.give(signedIn(founder), time.now()).problem()).isEqualTo("wrong-code");
        time.advance(Duration.ofSeconds(30));
        assertThat(app.give(signedIn(founder), time.now()).status()).isEqualTo(200);
    }

    @Test
    void aCodeIsTakenHalfAMinuteEarlyOrLateAndNoMore() {
        var founder = cast.founder();
        var app = withAuthenticator(founder);
        time.advance(Duration.ofMinutes(10));
        var halfway = signedIn(founder);

        assertThat(app.give(halfway, time.now().minusSeconds(60)).problem()).isEqualTo("wrong-code");
        assertThat(app.give(halfway, time.now().plusSeconds(60)).problem()).isEqualTo("wrong-code");
        assertThat(app.give(halfway, time.now().minusSeconds(30)).status()).isEqualTo(200);
        assertThat(app.give(signedIn(founder), time.now().plusSeconds(30)).status()).isEqualTo(200);
        assertThat(app.give(signedIn(founder), time.now()).problem()).as("older than the last").isEqualTo("wrong-code");
    }

    @Test
    void aRecoveryCodeLetsInOnceAndTheOwnerIsTold() {
        var founder = cast.founder();
        var session = signedIn(founder);
        var confirmed = AuthenticatorApp.setUp(session).confirm(session, time.now());
        time.settle();
        var code = confirmed.at("/recovery/codes/3").toUpperCase(java.util.Locale.ROOT).replace("-", "");

        assertThat(give(signedIn(founder), code).status()).isEqualTo(200);
        assertThat(give(signedIn(founder), code).problem()).isEqualTo("wrong-code");

        time.settle();
        assertThat(mailbox.lastTo(founder.person().email()).text()).contains("a recovery code was used");
    }

    @Test
    void newRecoveryCodesEndTheOldOnes() {
        var founder = cast.founder();
        var session = signedIn(founder);
        var confirmed = AuthenticatorApp.setUp(session).confirm(session, time.now());
        var complete = api.as(confirmed.at("/session/token"));

        var renewed = complete.put("/v1/me/recovery-codes", Map.of("password", Cast.PASSWORD));

        assertThat(renewed.status()).isEqualTo(200);
        assertThat(give(signedIn(founder), confirmed.at("/recovery/codes/0")).problem()).isEqualTo("wrong-code");
        assertThat(give(signedIn(founder), renewed.at("/codes/0")).status()).isEqualTo(200);
    }

    @Test
    void anAuthenticatorCountsOnlyOnceItHasShownACode() {
        var founder = cast.founder();
        var session = signedIn(founder);
        AuthenticatorApp.setUp(session);

        assertThat(cast.signIn(founder).at("/stage")).isEqualTo("COMPLETE");
        assertThat(session.put("/v1/me/authenticator/confirmation", Map.of("code", "000000")).problem())
            .isEqualTo("wrong-code");
        var second = AuthenticatorApp.setUp(session);
        assertThat(second.confirm(session, time.now()).status()).isEqualTo(200);
    }

    @Test
    void aThiefOfASessionSetsUpNoAuthenticatorWithoutThePassword() {
        var session = signedIn(cast.founder());

        assertThat(session.put("/v1/me/authenticator", Map.of("password", "a guess at a password")).problem())
            .isEqualTo("wrong-password");
    }

    @Test
    void whoHasOneSetsUpNoSecond() {
        var founder = cast.founder();
        withAuthenticator(founder);

        assertThat(signedIn(founder).put("/v1/me/authenticator", Map.of("password", Cast.PASSWORD)).problem())
            .isEqualTo("authenticator-exists");
    }

    @Test
    void foundersAndEngineersMayDoWithoutAgain() {
        var engineer = cast.engineer();
        var session = signedIn(engineer);
        var complete = api.as(AuthenticatorApp.setUp(session).confirm(session, time.now()).at("/session/token"));
        time.settle();

        assertThat(complete.put("/v1/me/authenticator/removal", Map.of("password", Cast.PASSWORD)).status())
            .isEqualTo(204);

        assertThat(cast.signIn(engineer).at("/stage")).isEqualTo("COMPLETE");
        assertThat(complete.put("/v1/me/recovery-codes", Map.of("password", Cast.PASSWORD)).problem())
            .isEqualTo("no-authenticator");
        time.settle();
        assertThat(mailbox.lastTo(engineer.person().email()).text()).contains("was removed");
    }

    @Test
    void adminsMayNot() {
        var admin = cast.inPerson(cast.admin());

        assertThat(admin.put("/v1/me/authenticator/removal", Map.of("password", Cast.PASSWORD)).problem())
            .isEqualTo("second-factor-required");
    }

    @Test
    void anAdminHelpsSomebodyWhoLostEverything() {
        var admin = cast.admin();
        var lost = cast.admin();
        var session = cast.inPerson(lost);
        var helper = cast.inPerson(admin);

        assertThat(helper.delete("/v1/accounts/%s/authenticator".formatted(lost.caller().account().value())).status())
            .isEqualTo(204);

        assertThat(session.get("/v1/me").status()).isEqualTo(401);
        assertThat(cast.signIn(lost).at("/stage")).isEqualTo("AUTHENTICATOR_NEEDED");
        assertThat(helper.delete("/v1/accounts/%s/authenticator".formatted(admin.caller().account().value())).problem())
            .isEqualTo("own-account");
    }

    @Test
    void guessesAtCodesRunOut() {
        var founder = cast.founder();
        var app = withAuthenticator(founder);
        time.advance(Duration.ofSeconds(30));
        var halfway = signedIn(founder);
        for (var guess = 0; guess < 10; guess++) {
            assertThat(give(halfway, "00000" + guess).status()).isEqualTo(422);
        }

        assertThat(app.give(halfway, time.now()).problem()).isEqualTo("too-many-requests");
        time.advance(Duration.ofMinutes(15));
        assertThat(app.give(halfway, time.now()).status()).isEqualTo(200);
    }

    @Test
    void theSecretIsSealedInTheDatabase() {
        var session = signedIn(cast.founder());
        var begun = session.put("/v1/me/authenticator", Map.of("password", Cast.PASSWORD));

        assertThat(begun.at("/address")).startsWith("otpauth://totp/Cadence:founder-")
            .contains("secret=" + begun.at("/secret"), "issuer=Cadence");
        var kept = jdbc.sql("select encode(sealed_secret, 'escape') from authenticator").query(String.class).single();
        var bytes = new org.apache.commons.codec.binary.Base32().decode(begun.at("/secret"));
        assertThat(jdbc.sql("select position(? in sealed_secret) from authenticator")
            .param(bytes)
            .query(Integer.class)
            .single()).isZero();
        assertThat(kept).doesNotContain(begun.at("/secret"));
    }

    @Test
    void whatAnOlderKeySealedIsSealedWithTheNewestOne() {
        var founder = cast.founder();
        var app = withAuthenticator(founder);
        var newest = new Seal(new EncryptionSettings(List.of(TestInfrastructure.ENCRYPTION_KEY)));
        var older = new Seal(new EncryptionSettings(List.of(TestInfrastructure.OLDER_ENCRYPTION_KEY)));
        var secret = newest.open(sealedSecret());
        jdbc.sql("update authenticator set sealed_secret = ?").param(older.seal(secret)).update();

        authenticators.sealAnew();

        assertThat(newest.open(sealedSecret())).isEqualTo(secret);
        time.advance(Duration.ofSeconds(30));
        assertThat(app.give(signedIn(founder), time.now()).status()).isEqualTo(200);
    }

    private byte[] sealedSecret() {
        return jdbc.sql("select sealed_secret from authenticator").query(byte[].class).single();
    }

    private AuthenticatorApp withAuthenticator(Cast.Member<?> member) {
        var session = signedIn(member);
        var app = AuthenticatorApp.setUp(session);
        assertThat(app.confirm(session, time.now()).status()).isEqualTo(200);
        return app;
    }

    private Api signedIn(Cast.Member<?> member) {
        return api.as(cast.signIn(member).at("/token"));
    }

    private static Answer give(Api halfway, String code) {
        return halfway.put("/v1/sessions/current/second-factor", Map.of("code", code));
    }

}
