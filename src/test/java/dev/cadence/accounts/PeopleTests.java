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
    void modulesAreToldWhatIsWrongWithANewPersonToo() {
        assertThatExceptionOfType(ConstraintViolationException.class)
            .isThrownBy(() -> people.addEngineer(new NewPerson("Eve", "eve", "short")))
            .satisfies(invalid -> assertThat(invalid.getConstraintViolations()).hasSize(2));
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
    @CsvSource({ "FOUNDER, true, true", "ENGINEER, false, false", "ENGINEER, true, true", "ENGINEER, true, false",
            "ADMIN, true, false", "ADMIN, false, true", "NOBODY, false, false" })
    void theDatabaseRefusesAnAccountWhoseRoleDoesNotFit(String role, boolean hasCompany, boolean hasEngineer) {
        var company = cast.founder().caller().company().value();

        assertThatExceptionOfType(DataIntegrityViolationException.class)
            .isThrownBy(() -> jdbc
                .sql("""
                        insert into account (id, email, name, password_hash, role, company_id, membership, joined_at, engineer_id,
                            created_at, version)
                        values (gen_random_uuid(), 'x@example.com', 'X', '{argon2id}$argon2id$something-hashed', :role,
                            case when :hasCompany then :company end, case when :hasCompany then 'MEMBER' end,
                            case when :hasCompany then now() end, case when :hasEngineer then gen_random_uuid() end,
                            now(), 0)""")
                .param("role", role)
                .param("hasCompany", hasCompany)
                .param("company", company)
                .param("hasEngineer", hasEngineer)
                .update())
            .withMessageContaining("violates check constraint");
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

}
