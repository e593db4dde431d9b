package dev.cadence.ledger;

import dev.cadence.testing.CadenceTest;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What whoever owns the tables may do with the books and with invoices when they are no superuser.
@CadenceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
record BooksRightsTests(JdbcClient jdbc, JdbcConnectionDetails details) {

    @BeforeAll
    void createDatabase() {
        dropAll();
        jdbc.sql("create role books_owner login password 'owner'").update();
        jdbc.sql("create database books owner books_owner").update();
        Flyway.configure()
            .dataSource(url(), "books_owner", "owner")
            .locations("classpath:db/migration")
            .load()
            .migrate();
    }

    @AfterAll
    void dropAll() {
        jdbc.sql("drop database if exists books with (force)").update();
        jdbc.sql("drop role if exists books_owner").update();
    }

    @ParameterizedTest
    @ValueSource(strings = { "delete from ledger_entry", "update ledger_posting set line = 1",
            "delete from ledger_posting", "delete from invoice", "update invoice_line set line = 1",
            "delete from invoice_line", "truncate ledger_entry cascade", "truncate invoice cascade" })
    void theRightToTakeAwayIsMissing(String statement) {
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> owner().sql(statement).update())
            .havingRootCause()
            .withMessageContaining("permission denied for table");
    }

    @Test
    void theRightToAddIsThere() {
        owner()
            .sql("""
                    begin;
                    insert into ledger_entry values ('00000000-0000-4000-8000-000000000001', 'CHARGE', gen_random_uuid(), now(), now());
                    insert into ledger_posting values
                        ('00000000-0000-4000-8000-000000000001', 0, 'STRIPE_CLEARING', null, 1, 'USD'),
                        ('00000000-0000-4000-8000-000000000001', 1, 'COMPANY', gen_random_uuid(), -1, 'USD');
                    commit""")
            .update();

        assertThat(owner().sql("select count(*) from ledger_posting").query(Long.class).single()).isEqualTo(2);
    }

    private JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(url(), "books_owner", "owner"));
    }

    private String url() {
        return details.getJdbcUrl().replaceFirst("(jdbc:postgresql://[^/]+/)[^?]+.*", "$1books");
    }

}
