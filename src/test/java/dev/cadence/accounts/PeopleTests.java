package dev.cadence.accounts;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import jakarta.validation.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@CadenceTest
record PeopleTests(Api api, Cast cast, People people, JdbcClient jdbc) {

    @Test
    void anAdminAddsACompanyWithItsFounder() {
        var admin = cast.admin().api();

        var company = admin.post("/v1/companies", company(" Acme ", " Ada ", " Ada@Example.com ", Cast.PASSWORD));

        assertThat(company.status()).isEqualTo(201);
        assertThat(company.at("/name")).isEqualTo("Acme");
        assertThat(company.at("/createdAt")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(admin.get(company.header("Location")).text()).isEqualTo(company.text());
        var founder = api.post("/v1/sessions", Map.of("email", "ada@example.com", "password", Cast.PASSWORD));
        assertThat(founder.at("/account/companyId")).isEqualTo(company.at("/id"));
        assertThat(founder.at("/account/name")).isEqualTo("Ada");
        assertThat(founder.at("/account/email")).isEqualTo("ada@example.com");
    }

    @Test
    void noOneButAdminsAddsCompanies() {
        var request = company("Acme", "Ada", "ada@example.com", Cast.PASSWORD);

        assertThat(cast.founder().api().post("/v1/companies", request).problem()).isEqualTo("forbidden");
        assertThat(cast.engineer().api().post("/v1/companies", request).status()).isEqualTo(403);
        assertThat(api.post("/v1/companies", request).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({ "'', Ada, ada@example.com, 123456789012, name",
            "Acme, ' ', ada@example.com, 123456789012, founder.name", "Acme, Ada, ada, 123456789012, founder.email",
            "Acme, Ada, ada@, 123456789012, founder.email", "Acme, Ada, adá@example.com, 123456789012, founder.email",
            "Acme, Ada, ada@example.com, 12345678901, founder.password" })
    void whatIsWrongWithANewPersonIsSaidByField(String company, String name, String email, String password,
            String field) {
        var answer = cast.admin().api().post("/v1/companies", company(company, name, email, password));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
        assertThat(answer.body().at("/errors")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 12, 128 })
    void aPasswordMayBeAsShortAndAsLongAs(int length) {
        var founder = company("Acme", "Ada", "ada@example.com", "x".repeat(length));

        assertThat(cast.admin().api().post("/v1/companies", founder).status()).isEqualTo(201);
    }

    @Test
    void aCompanyNeedsAFounder() {
        var answer = cast.admin().api().post("/v1/companies", Map.of("name", "Acme"));

        assertThat(answer.at("/errors/0/field")).isEqualTo("founder");
    }

    @Test
    void modulesAreToldWhatIsWrongWithANewPersonToo() {
        assertThatExceptionOfType(ConstraintViolationException.class)
            .isThrownBy(() -> people.addEngineer(new NewPerson("Eve", "eve", "short")))
            .satisfies(invalid -> assertThat(invalid.getConstraintViolations()).hasSize(2));
    }

    @Test
    void anAddressHasOneAccountHoweverItIsTyped() {
        var admin = cast.admin();

        var answer = admin.api()
            .post("/v1/companies",
                    company("Acme", "Ada", admin.person().email().toUpperCase(java.util.Locale.ROOT), Cast.PASSWORD));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("email-taken");
        assertThat(jdbc.sql("select count(*) from company").query(Long.class).single()).isZero();
    }

    @Test
    void ofTwentyWhoTakeAnAddressAtOnceOneGetsIt() throws Exception {
        var admin = cast.admin().api();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = crowd
                .invokeAll(
                        IntStream
                            .range(0, 20).<java.util.concurrent.Callable<Api
                                    .Answer>>mapToObj(
                                            number -> () -> admin
                                                .post("/v1/companies",
                                                        company("Company " + number, "Ada", "ada@example.com",
                                                                Cast.PASSWORD)))
                            .toList());

            var outcomes = answers.stream()
                .map(answer -> answer.resultNow().status() + answer.resultNow().problem())
                .collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));
            assertThat(outcomes).isEqualTo(Map.of("201", 1L, "409email-taken", 19L));
        }
        assertThat(jdbc.sql("select count(*) from company").query(Long.class).single()).isOne();
    }

    @Test
    void foundersSeeTheirOwnCompanyAndNoOther() {
        var founder = cast.founder();
        var other = cast.founder();
        var path = "/v1/companies/" + founder.caller().company().value();

        assertThat(founder.api().get(path).status()).isEqualTo(200);
        assertThat(cast.admin().api().get(path).status()).isEqualTo(200);
        assertThat(other.api().get(path).status()).isEqualTo(404);
        assertThat(other.api().get(path).problem()).isEqualTo("company-not-found");
        assertThat(cast.engineer().api().get(path).status()).isEqualTo(404);
        assertThat(cast.admin().api().get("/v1/companies/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({ "FOUNDER, false, false", "FOUNDER, true, true", "ENGINEER, false, false", "ENGINEER, true, true",
            "ENGINEER, true, false", "ADMIN, true, false", "ADMIN, false, true", "NOBODY, false, false" })
    void theDatabaseRefusesAnAccountWhoseRoleDoesNotFit(String role, boolean hasCompany, boolean hasEngineer) {
        var company = cast.founder().caller().company().value();

        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> jdbc.sql("""
                insert into account (id, email, name, password_hash, role, company_id, engineer_id, created_at, version)
                values (gen_random_uuid(), 'x@example.com', 'X', '{argon2id}$argon2id$something-hashed', :role,
                    case when :hasCompany then :company end, case when :hasEngineer then gen_random_uuid() end,
                    now(), 0)""")
            .param("role", role)
            .param("hasCompany", hasCompany)
            .param("company", company)
            .param("hasEngineer", hasEngineer)
            .update()).withMessageContaining("violates check constraint");
    }

    @Test
    void theFirstAdminIsAddedOnceByInstancesThatStartTogether() throws Exception {
        var settings = new FirstAdminSettings("Boss@example.com", Cast.PASSWORD);
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var started : instances
                .invokeAll(IntStream.range(0, 8).<java.util.concurrent.Callable<Boolean>>mapToObj(number -> () -> {
                    new FirstAdmin(settings, people).run(new DefaultApplicationArguments());
                    return true;
                }).toList())) {
                assertThat(started.get()).isTrue();
            }
        }

        assertThat(jdbc.sql("select email || ' ' || role from account").query(String.class).list())
            .containsExactly("boss@example.com ADMIN");
        assertThat(api.post("/v1/sessions", Map.of("email", "boss@example.com", "password", Cast.PASSWORD)).status())
            .isEqualTo(201);
    }

    @Test
    void whereThereIsAnAdminTheSettingsAddNoOther() {
        cast.admin();

        new FirstAdmin(new FirstAdminSettings("boss@example.com", Cast.PASSWORD), people)
            .run(new DefaultApplicationArguments());

        assertThat(jdbc.sql("select count(*) from account").query(Long.class).single()).isOne();
    }

    @Test
    void withoutSettingsThereIsNoFirstAdmin() {
        new FirstAdmin(new FirstAdminSettings("", " "), people).run(new DefaultApplicationArguments());

        assertThat(jdbc.sql("select count(*) from account").query(Long.class).single()).isZero();
    }

    private static Map<String, Object> company(String company, String name, String email, String password) {
        return Map.of("name", company, "founder", Map.of("name", name, "email", email, "password", password));
    }

}
