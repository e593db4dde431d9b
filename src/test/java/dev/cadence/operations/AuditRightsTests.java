package dev.cadence.operations;

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

/// What the database answers to those who would rewrite the audit trail: to a superuser; in a database of its own, to an
/// ordinary role that owns everything, as most installations have it; and to an application that has only the rights
/// which the decision record gives it.
@CadenceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
record AuditRightsTests(JdbcClient jdbc, JdbcConnectionDetails details) {

    @BeforeAll
    void aDatabaseOfAnOrdinaryOwnerWithOneEntry() {
        dropAll();
        jdbc.sql("create role audited_owner login password 'owner'").update();
        jdbc.sql("create role audited_application login password 'application'").update();
        jdbc.sql("create database audited owner audited_owner").update();
        Flyway.configure()
            .dataSource(url(), "audited_owner", "owner")
            .locations("classpath:db/migration")
            .load()
            .migrate();
        var owner = owner();
        owner.sql("grant select, insert, update, delete on all tables in schema public to audited_application")
            .update();
        owner.sql("revoke insert, update, delete on audit_entry from audited_application").update();
        owner.sql("grant update (source_address) on audit_entry to audited_application").update();
        addCompany(owner);
    }

    @AfterAll
    void dropAll() {
        jdbc.sql("drop database if exists audited with (force)").update();
        jdbc.sql("drop role if exists audited_application").update();
        jdbc.sql("drop role if exists audited_owner").update();
    }

    @ParameterizedTest
    @ValueSource(strings = { "update audit_entry set change = 'DELETED'", "update audit_entry set subject_id = ''",
            "update audit_entry set source_address = null, via = 'nobody'", "delete from audit_entry",
            "delete from audit_entry where false", "truncate audit_entry", FORGED })
    void evenASuperuserIsRefused(String statement) {
        addCompany(jdbc);

        assertRefused(jdbc, statement, "the audit trail is append-only");
    }

    @ParameterizedTest
    @ValueSource(strings = { "update audit_entry set change = 'DELETED'", "delete from audit_entry",
            "truncate audit_entry", "truncate company cascade" })
    void theOwnerLacksTheRight(String statement) {
        assertRefused(owner(), statement, "permission denied for table");
    }

    @ParameterizedTest
    @ValueSource(strings = { "update audit_entry set change = 'DELETED'", "delete from audit_entry",
            "truncate audit_entry", FORGED })
    void theOwnerWhoTakesTheRightIsRefused(String statement) {
        assertRefused(owner(), "begin; grant all on audit_entry to audited_owner; " + statement,
                "the audit trail is append-only");
    }

    @ParameterizedTest
    @ValueSource(strings = { "update audit_entry set change = 'DELETED'", "delete from audit_entry",
            "truncate audit_entry", "truncate company", FORGED })
    void anApplicationWithARoleOfItsOwnLacksTheRight(String statement) {
        assertRefused(application(), statement, "permission denied for table");
    }

    @Test
    void anApplicationWithARoleOfItsOwnLeavesATrailAllTheSame() {
        addCompany(application());

        assertThat(application().sql("select via from audit_entry order by occurred_at desc limit 1")
            .query(String.class)
            .single()).isEqualTo("database role audited_application");
    }

    @Test
    void anApplicationWithARoleOfItsOwnCannotForgeAnEntryByATableOfItsOwn() {
        assertRefused(application(),
                """
                        create temp table booking (id int);
                        create trigger forged after insert on booking for each row execute function keep_audit_trail('{}', '{}');
                        insert into booking values (1)""",
                "permission denied for function keep_audit_trail");
    }

    @Test
    void nobodyGetsInFrontOfTheTrailWithATableOfTheSameName() {
        var before = entries();

        application().sql("""
                create temp table audit_entry (like audit_entry);
                insert into company values (gen_random_uuid(), 'Decoy', now(), 0)""").update();

        assertThat(entries()).isEqualTo(before + 1);
    }

    @Test
    void anAddressCanBeForgottenAndNothingElseWithIt() {
        var application = application();
        application.sql("""
                begin; set local cadence.audit = '{"source_address": "203.0.113.7"}';
                insert into company values (gen_random_uuid(), 'Remote', now(), 0); commit""").update();

        assertRefused(application, "update audit_entry set source_address = '203.0.113.8'", "append-only");
        assertRefused(application, "update audit_entry set source_address = null, via = 'nobody'", "permission denied");
        assertThat(application.sql("update audit_entry set source_address = null where source_address is not null")
            .update()).isOne();
        assertThat(application.sql("select count(source_address) from audit_entry").query(Long.class).single())
            .isZero();
    }

    private static final String FORGED = """
            insert into audit_entry (occurred_at, actor_kind, via, subject, subject_id, change, changes, withheld)
            values (now(), 'SYSTEM', 'somebody', 'booking', '1', 'CHANGED', '{}', '{}')""";

    /// One company, and so one entry.
    private static void addCompany(JdbcClient role) {
        role.sql("insert into company values (gen_random_uuid(), 'Company', now(), 0)").update();
    }

    private static void assertRefused(JdbcClient role, String statement, String why) {
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> role.sql(statement).update())
            .havingRootCause()
            .withMessageContaining(why);
    }

    private long entries() {
        return owner().sql("select count(*) from audit_entry").query(Long.class).single();
    }

    private JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(url(), "audited_owner", "owner"));
    }

    private JdbcClient application() {
        return JdbcClient.create(new DriverManagerDataSource(url(), "audited_application", "application"));
    }

    private String url() {
        return details.getJdbcUrl().replaceFirst("(jdbc:postgresql://[^/]+/)[^?]+.*", "$1audited");
    }

}
