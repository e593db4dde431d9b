package dev.cadence.operations;

import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.Caller;
import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.Proven;
import dev.cadence.accounts.Standing;
import dev.cadence.testing.CadenceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// How a transaction's entries come to know who acts.
@CadenceTest
record AuditedTransactionsTests(JdbcClient jdbc, DataSource database, PlatformTransactionManager manager,
        JsonMapper json) {

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void entriesSayWhoIsSignedInAndWithWhat() {
        var founder = new Caller.Founder(AccountId.next(), CompanyId.next(), Standing.MEMBER);
        var session = UUID.randomUUID();
        SecurityContextHolder.getContext().setAuthentication(new SignedInWith(founder, session));

        transaction().executeWithoutResult(status -> addCompany());

        assertThat(trail()).containsExactly("CREATED by ACCOUNT %s FOUNDER SESSION %s for %s"
            .formatted(founder.account().value(), session, founder.company().value()));
    }

    @Test
    void aTransactionThatIsRolledBackLeavesNothing() {
        transaction().executeWithoutResult(status -> {
            addCompany();
            status.setRollbackOnly();
        });

        assertThat(trail()).isEmpty();
    }

    @Test
    void aTransactionWithinAnotherIsToldByItself() {
        var admin = signInAdmin();
        var inner = transaction();
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        transaction().executeWithoutResult(outer -> {
            inner.executeWithoutResult(status -> addCompany());
            SecurityContextHolder.clearContext();
            addCompany();
            outer.setRollbackOnly();
        });

        assertThat(trail()).containsExactly("CREATED by ACCOUNT %s ADMIN".formatted(admin));
    }

    @Test
    void aConnectionCarriesNothingOverToWhoeverHasItNext() {
        signInAdmin();
        var one = transaction().execute(status -> addCompany());

        var next = addCompany();
        SecurityContextHolder.clearContext();
        var third = transaction().execute(status -> addCompany());

        assertThat(one).as("the same connection").isEqualTo(next).isEqualTo(third);
        assertThat(trail().subList(1, 3)).containsOnly("CREATED by SYSTEM");
    }

    @Test
    void whatIsWrittenOutsideAnyTransactionIsTheWorkOfTheDatabaseRole() {
        addCompany();

        assertThat(jdbc.sql("select via = 'database role ' || session_user from audit_entry")
            .query(Boolean.class)
            .single()).isTrue();
    }

    @Test
    void workWithoutARequestIsNamedAfterItsTransaction() {
        var named = transaction();
        named.setName("dev.cadence.accounts.FirstAdmin.run");

        named.executeWithoutResult(status -> addCompany());

        assertThat(jdbc.sql("select via from audit_entry").query(String.class).single()).isEqualTo("FirstAdmin.run");
    }

    @ParameterizedTest
    @CsvSource({ "203.0.113.7,203.0.113.7/32", "2001:db8::7,2001:db8::7/128", "fe80::1%eth0,fe80::1/128",
            "::ffff:203.0.113.7,203.0.113.7/32", "unknown,", "'203.0.113.7, 10.0.0.1',", "'',", "_hidden," })
    void anAddressThatIsNoneStopsNobody(String handedOver, String kept) {
        var request = new MockHttpServletRequest("POST", "/");
        request.setRemoteAddr(handedOver);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));

        transaction().executeWithoutResult(status -> addCompany());

        assertThat(jdbc.sql("select source_address::text from audit_entry").query(String.class).list())
            .isEqualTo(java.util.Collections.singletonList(kept));
    }

    @Test
    void aTransactionThatCannotSayWhoItIsByChangesNothing() {
        var speechless = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://localhost:1/nowhere"));
        var managed = new JdbcTransactionManager(database);
        managed.addListener(new AuditedTransactions(speechless, json));

        assertThatExceptionOfType(CannotGetJdbcConnectionException.class)
            .isThrownBy(() -> new TransactionTemplate(managed).executeWithoutResult(status -> addCompany()));

        assertThat(jdbc.sql("select count(*) from company").query(Long.class).single()).isZero();
        assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse();
        assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(manager);
    }

    private static UUID signInAdmin() {
        var admin = new Caller.Admin(AccountId.next());
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(admin, ""));
        return admin.account().value();
    }

    /// @return the connection that did it, by the database's number
    private int addCompany() {
        return jdbc.sql("""
                insert into company values (gen_random_uuid(), 'Nobody''s', now(), 0) returning pg_backend_pid()""")
            .query(Integer.class)
            .single();
    }

    /// Oldest first.
    private List<String> trail() {
        return jdbc.sql("""
                select concat_ws(' ', change, 'by', actor_kind, actor_id, actor_role, proof_kind, proof_id,
                    'for ' || for_company_id) from audit_entry order by occurred_at, id""")
            .query((row, number) -> row.getString(1))
            .list();
    }

    private static final class SignedInWith extends TestingAuthenticationToken implements Proven {

        private static final long serialVersionUID = 1L;

        private final UUID session;

        SignedInWith(Caller caller, UUID session) {
            super(caller, "");
            this.session = session;
        }

        @Override
        public String proofKind() {
            return "SESSION";
        }

        @Override
        public UUID proofId() {
            return session;
        }

    }

}
