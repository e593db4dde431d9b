package dev.cadence.accounts;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import dev.cadence.shared.Refusal;
import dev.cadence.testing.Api;
import dev.cadence.testing.Api.Answer;
import dev.cadence.testing.AuthenticatorApp;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.TimeMachine;
import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@CadenceTest
record PasswordTests(Api api, Cast cast, Mailbox mailbox, TimeMachine time, PeopleDesk people, SignInDesk signIns) {

    private static final String OTHER = "another long password";

    @Test
    void whoForgotThePasswordSetsANewOneAndIsIn() {
        var founder = cast.founder();
        var session = cast.inPerson(founder);
        askFor(founder.person().email());

        var reset = reset(codeFor(founder), OTHER);

        assertThat(reset.status()).isEqualTo(200);
        assertThat(api.as(reset.at("/token")).get("/v1/me").status()).isEqualTo(200);
        assertThat(session.get("/v1/me").status()).as("a session from before").isEqualTo(401);
        assertThat(signIn(founder, Cast.PASSWORD).status()).isEqualTo(401);
        assertThat(signIn(founder, OTHER).status()).isEqualTo(201);
        assertThat(mailbox.lastTo(founder.person().email()).text()).contains("has a new password");
    }

    @Test
    void aNewPasswordIsNoSecondFactor() {
        var founder = cast.founder();
        var session = cast.inPerson(founder);
        AuthenticatorApp.setUp(session).confirm(session, time.now());
        time.settle();
        askFor(founder.person().email());

        var reset = reset(codeFor(founder), OTHER);

        assertThat(reset.at("/stage")).isEqualTo("CODE_NEEDED");
        assertThat(api.as(reset.at("/token")).get("/v1/me").problem()).isEqualTo("second-factor-needed");
    }

    @Test
    void aCodeWorksForHalfAnHourAndOnce() {
        var founder = cast.founder();
        askFor(founder.person().email());
        var code = codeFor(founder);
        time.advance(Duration.ofMinutes(30).minusNanos(1_000));

        assertThat(reset(code, OTHER).status()).isEqualTo(200);
        assertThat(reset(code, OTHER).problem()).isEqualTo("unknown-code");
    }

    @Test
    void aCodeIsWorthNothingWhenItsHalfHourIsOver() {
        var founder = cast.founder();
        askFor(founder.person().email());
        var code = codeFor(founder);
        time.advance(Duration.ofMinutes(30));

        assertThat(reset(code, OTHER).problem()).isEqualTo("unknown-code");
    }

    @Test
    void nobodyWithoutAnAccountGetsALetterAndTheAnswerIsTheSame() {
        var founder = cast.founder();

        var known = askFor(founder.person().email());
        var unknown = askFor("nobody@example.com");

        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(202);
        assertThat(unknown.text()).isEqualTo(known.text()).isEmpty();
        time.settle();
        assertThat(mailbox.lettersTo("nobody@example.com")).isEmpty();
    }

    @Test
    void whoIsKeptOutGetsNoLetterAndNoNewPassword() {
        var founder = cast.founder();
        askFor(founder.person().email());
        var code = codeFor(founder);
        cast.admin().api().put("/v1/accounts/%s/disablement".formatted(founder.caller().account().value()));

        assertThat(reset(code, OTHER).problem()).isEqualTo("unknown-code");
        askFor(founder.person().email());
        time.settle();
        assertThat(mailbox.lettersTo(founder.person().email())).hasSize(1);
    }

    @Test
    void aPasswordThatEverybodyTriesFirstIsRefused() {
        var founder = cast.founder();
        askFor(founder.person().email());

        var answer = reset(codeFor(founder), "Password1234");

        assertThat(answer.at("/errors/0/field")).isEqualTo("password");
        assertThat(answer.at("/errors/0/message")).isEqualTo("is one of the passwords that everybody tries first");
        assertThat(answer.text()).doesNotContain("Password1234");
    }

    @Test
    void aMailboxGetsFiveCodesForAPasswordInHalfAnHourWhoeverAsks() {
        var founder = cast.founder();
        for (var asked = 0; asked < 5; asked++) {
            assertThat(askFor(founder.person().email()).status()).isEqualTo(202);
        }

        var tooOften = askFor(founder.person().email());

        assertThat(tooOften.problem()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(tooOften.header("Retry-After"))).isBetween(1, 1800);
        time.advance(Duration.ofMinutes(30));
        assertThat(askFor(founder.person().email()).status()).isEqualTo(202);
    }

    @Test
    void changingThePasswordEndsEveryOtherSession() {
        var founder = cast.founder();
        var here = cast.inPerson(founder);
        var elsewhere = cast.inPerson(founder);

        assertThat(change(here, Cast.PASSWORD, OTHER).status()).isEqualTo(204);

        assertThat(here.get("/v1/me").status()).isEqualTo(200);
        assertThat(elsewhere.get("/v1/me").status()).isEqualTo(401);
        assertThat(signIn(founder, OTHER).status()).isEqualTo(201);
    }

    @Test
    void aNewPasswordEndsEveryCodeThatWasSentForAnother() {
        var founder = cast.founder();
        askFor(founder.person().email());
        var first = codeFor(founder);
        askFor(founder.person().email());
        var second = codeFor(founder);

        assertThat(reset(second, OTHER).status()).isEqualTo(200);
        assertThat(reset(first, Cast.PASSWORD).problem()).isEqualTo("unknown-code");
        askFor(founder.person().email());
        var third = codeFor(founder);
        var session = api.as(signIn(founder, OTHER).at("/token"));
        assertThat(change(session, OTHER, Cast.PASSWORD).status()).isEqualTo(204);
        assertThat(reset(third, OTHER).problem()).isEqualTo("unknown-code");
    }

    @Test
    void aChangeThatAResetOvertookChangesNothing() {
        var founder = cast.founder();
        var account = people.account(founder.caller().account());
        var before = requireNonNull(account.passwordHash());
        askFor(founder.person().email());
        reset(codeFor(founder), OTHER);

        assertThatExceptionOfType(Refusal.class)
            .isThrownBy(() -> people.changePassword(SignedIn.bySession(founder.caller(), UUID.randomUUID(), true),
                    before, before))
            .returns("wrong-password", Refusal::code);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> signIns.open(account, new Origin("127.0.0.1", null)))
            .returns("wrong-credentials", Refusal::code);
        assertThat(signIn(founder, OTHER).status()).isEqualTo(201);
    }

    @Test
    void changingThePasswordTakesThePresentOne() {
        var founder = cast.founder();

        assertThat(change(cast.inPerson(founder), "not the present one", OTHER).problem()).isEqualTo("wrong-password");
        assertThat(signIn(founder, Cast.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void aPasswordIsTheSameHoweverAKeyboardComposesIt() {
        var founder = cast.founder();
        change(cast.inPerson(founder), Cast.PASSWORD, "cafe\u0301 and croissants");

        assertThat(signIn(founder, "caf\u00e9 and croissants").status()).isEqualTo(201);
    }

    @Test
    void anAddressIsChangedOnceTheNewOneIsProven() {
        var founder = cast.founder();
        var session = cast.inPerson(founder);
        var asked = session.post("/v1/me/email-changes", Map.of("email", "New@example.com", "password", Cast.PASSWORD));
        time.settle();

        assertThat(asked.status()).isEqualTo(202);
        assertThat(mailbox.lastTo(founder.person().email()).text()).contains("with another address");
        assertThat(session.get("/v1/me").at("/email")).isEqualTo(founder.person().email());
        var changed = session.put("/v1/me/email", Map.of("code", mailbox.lastTo("new@example.com").code()));

        assertThat(changed.at("/email")).isEqualTo("new@example.com");
        assertThat(api.post("/v1/sessions", Map.of("email", "new@example.com", "password", Cast.PASSWORD)).status())
            .isEqualTo(201);
        assertThat(signIn(founder, Cast.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void anAddressThatHasAnAccountIsNotTaken() {
        var other = cast.founder();
        cast.inPerson(cast.founder())
            .post("/v1/me/email-changes", Map.of("email", other.person().email(), "password", Cast.PASSWORD));
        time.settle();

        assertThat(mailbox.lastTo(other.person().email()).text()).contains("has one of its own")
            .doesNotContain("cadence_");
    }

    @Test
    void anAddressIsChangedByWhoAskedForItAndKnowsThePassword() {
        var session = cast.inPerson(cast.founder());
        var request = Map.of("email", "new@example.com", "password", "not the present one");
        assertThat(session.post("/v1/me/email-changes", request).problem()).isEqualTo("wrong-password");
        session.post("/v1/me/email-changes", Map.of("email", "new@example.com", "password", Cast.PASSWORD));
        time.settle();
        var code = Map.of("code", mailbox.lastTo("new@example.com").code());

        assertThat(cast.inPerson(cast.founder()).put("/v1/me/email", code).problem()).isEqualTo("unknown-code");
        assertThat(session.put("/v1/me/email", code).status()).isEqualTo(200);
    }

    private Answer askFor(String email) {
        return api.post("/v1/password-resets", Map.of("email", email));
    }

    private String codeFor(Cast.Member<?> member) {
        time.settle();
        return mailbox.lastTo(member.person().email()).code();
    }

    private Answer reset(String code, String password) {
        var answer = api.put("/v1/password-resets", Map.of("code", code, "password", password));
        time.settle();
        return answer;
    }

    private static Answer change(Api session, String present, String next) {
        return session.put("/v1/me/password", Map.of("present", present, "next", next));
    }

    private Answer signIn(Cast.Member<?> member, String password) {
        return api.post("/v1/sessions", Map.of("email", member.person().email(), "password", password));
    }

}
