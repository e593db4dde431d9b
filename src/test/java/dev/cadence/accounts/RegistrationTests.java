package dev.cadence.accounts;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.cadence.testing.Api;
import dev.cadence.testing.Api.Answer;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.TimeMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record RegistrationTests(Api api, Cast cast, Mailbox mailbox, TimeMachine time, JdbcClient jdbc, CodeDesk codes) {

    private static final String ADA = "ada@example.com";

    @Test
    void aFounderRegistersProvesTheirAddressAndOwnsACompany() {
        assertThat(register(ADA, "FOUNDER").status()).isEqualTo(202);

        var opened = open(
                Map.of("code", codeFor(ADA), "name", " Ada ", "password", Cast.PASSWORD, "companyName", " Acme "));

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.at("/name")).isEqualTo("Ada");
        assertThat(opened.at("/email")).isEqualTo(ADA);
        assertThat(opened.at("/standing")).isEqualTo("OWNER");
        var session = signIn(ADA);
        assertThat(session.at("/stage")).isEqualTo("COMPLETE");
        var company = api.as(session.at("/token")).get("/v1/companies/" + opened.at("/companyId"));
        assertThat(company.at("/name")).isEqualTo("Acme");
        assertThat(company.at("/createdAt")).isEqualTo("2026-03-02T12:00:00Z");
    }

    @Test
    void anEngineerRegistersAndIsSeenByNobodyYet() {
        register(ADA, "ENGINEER");

        var opened = open(account(codeFor(ADA)));

        assertThat(opened.at("/role")).isEqualTo("ENGINEER");
        assertThat(api.get("/v1/engineers/" + opened.at("/engineerId")).status()).isEqualTo(404);
    }

    @Test
    void aFounderMayMakeTheirCompanyLater() {
        register(ADA, "FOUNDER");
        assertThat(open(account(codeFor(ADA))).body().has("companyId")).isFalse();
        var founder = api.as(signIn(ADA).at("/token"));

        assertThat(founder.get("/v1/cards").problem()).isEqualTo("forbidden");
        assertThat(founder.get("/v1/bookings").body().at("/items")).isEmpty();
        var company = founder.post("/v1/companies", Map.of("name", " Acme "));

        assertThat(company.status()).isEqualTo(201);
        assertThat(company.at("/name")).isEqualTo("Acme");
        assertThat(founder.get(company.header("Location")).text()).isEqualTo(company.text());
        assertThat(founder.get("/v1/me").at("/standing")).isEqualTo("OWNER");
        assertThat(founder.post("/v1/companies", Map.of("name", "Second")).status()).isEqualTo(403);
    }

    @Test
    void nothingOfAnAccountExistsBeforeTheAddressIsProven() {
        register(ADA, "FOUNDER");

        assertThat(jdbc.sql("select count(*) from account").query(Long.class).single()).isZero();
        assertThat(signIn(ADA).status()).isEqualTo(401);
    }

    @Test
    void theAnswerDoesNotTellWhetherAnAddressHasAnAccount() {
        var known = cast.founder().person().email();

        var toKnown = register(known, "FOUNDER");
        var toUnknown = register(ADA, "FOUNDER");

        assertThat(toKnown.status()).isEqualTo(toUnknown.status()).isEqualTo(202);
        assertThat(toKnown.text()).isEqualTo(toUnknown.text()).isEmpty();
        time.settle();
        assertThat(mailbox.lastTo(known).subject()).isEqualTo("You have an account already");
        assertThat(mailbox.lastTo(known).text()).doesNotContain("cadence_");
    }

    @Test
    void nobodyRegistersAsAdmin() {
        assertThat(register(ADA, "ADMIN").at("/errors/0/field")).isEqualTo("role");
    }

    @Test
    void aCodeWorksForADayAndOnce() {
        register(ADA, "FOUNDER");
        var code = codeFor(ADA);
        time.advance(Duration.ofDays(1).minusNanos(1_000));

        assertThat(open(account(code)).status()).isEqualTo(201);
        assertThat(open(account(code)).problem()).isEqualTo("unknown-code");
    }

    @Test
    void aCodeIsWorthNothingWhenItsDayIsOver() {
        register(ADA, "FOUNDER");
        var code = codeFor(ADA);
        time.advance(Duration.ofDays(1));

        assertThat(open(account(code)).problem()).isEqualTo("unknown-code");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "123456", "cadence_registration_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "cadence_session_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u0000" })
    void whatIsNoCodeOfOursIsRefused(String code) {
        assertThat(open(account(code)).problem()).isEqualTo("unknown-code");
    }

    @Test
    void aCodeIsNoKeyToTheApi() {
        register(ADA, "FOUNDER");

        assertThat(api.as(codeFor(ADA)).get("/v1/me").status()).isEqualTo(401);
    }

    @Test
    void aCodeForOneThingIsGoodForNoOther() {
        register(ADA, "FOUNDER");

        assertThat(api.put("/v1/password-resets", Map.of("code", codeFor(ADA), "password", Cast.PASSWORD)).problem())
            .isEqualTo("unknown-code");
    }

    @Test
    void whoRegistersTwiceHasTwoCodesAndOneAccount() {
        register(ADA, "FOUNDER");
        var first = codeFor(ADA);
        register(ADA, "ENGINEER");
        var second = codeFor(ADA);

        assertThat(open(account(second)).at("/role")).isEqualTo("ENGINEER");
        assertThat(open(account(first)).problem()).isEqualTo("email-taken");
    }

    @Test
    void ofTwentyWhoUseACodeAtOnceOneGetsAnAccount() throws Exception {
        register(ADA, "FOUNDER");
        var account = Map.of("code", codeFor(ADA), "name", "Ada", "password", Cast.PASSWORD, "companyName", "Acme");
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = crowd
                .invokeAll(IntStream.range(0, 20).<Callable<Answer>>mapToObj(number -> () -> open(account)).toList());

            assertThat(answers.stream().map(answer -> answer.resultNow().status()).filter(status -> status == 201))
                .hasSize(1);
            assertThat(answers.stream()
                .map(answer -> answer.resultNow().problem())
                .filter(problem -> !problem.isEmpty())
                .collect(Collectors.toSet())).isSubsetOf("unknown-code", "changed-meanwhile", "email-taken");
        }
        assertThat(jdbc.sql("select count(*) from company").query(Long.class).single()).isOne();
    }

    @ParameterizedTest
    @CsvSource({ "' ', 123456789012x, Acme, name", "Ada, 12345678901, Acme, password",
            "Ada, password1234, Acme, password", "Ada, PassWord1234, Acme, password",
            "Ada, 123456789012x, ' ', companyName" })
    void whatIsWrongWithANewAccountIsSaidByField(String name, String password, String company, String field) {
        register(ADA, "FOUNDER");

        var answer = open(Map.of("code", codeFor(ADA), "name", name, "password", password, "companyName", company));

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
        assertThat(answer.body().at("/errors")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 12, 128 })
    void aPasswordMayBeAsShortAndAsLongAs(int length) {
        register(ADA, "FOUNDER");

        assertThat(open(Map.of("code", codeFor(ADA), "name", "Ada", "password", "xy".repeat(64).substring(0, length)))
            .status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "ada", "ada@", "adá@example.com", "", "a@b,c@d.example", "a@example.com\nBcc: b@example.com" })
    void whatIsNoAddressIsRefused(String email) {
        assertThat(register(email, "FOUNDER").at("/errors/0/field")).isEqualTo("email");
    }

    @Test
    void anAddressIsTheSameHoweverItIsTyped() {
        register("  Ada@Example.COM ", "FOUNDER");
        open(account(codeFor(ADA)));

        assertThat(signIn("ADA@example.com").status()).isEqualTo(201);
    }

    @Test
    void codesAreForgottenAMonthAfterTheyExpiredAndNotBefore() {
        register(ADA, "FOUNDER");
        time.advance(Duration.ofDays(31));
        assertThat(codes.forgetOldCodes()).isZero();
        time.advance(Duration.ofNanos(1_000));
        assertThat(codes.forgetOldCodes()).isOne();
    }

    private Answer register(String email, String role) {
        return api.post("/v1/registrations", Map.of("email", email, "role", role));
    }

    private String codeFor(String email) {
        time.settle();
        return mailbox.lastTo(email).code();
    }

    private Answer open(Map<String, String> account) {
        return api.post("/v1/accounts", account);
    }

    private static Map<String, String> account(String code) {
        return Map.of("code", code, "name", "Ada", "password", Cast.PASSWORD);
    }

    private Answer signIn(String email) {
        return api.post("/v1/sessions", Map.of("email", email, "password", Cast.PASSWORD));
    }

}
