package dev.cadence.operations;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.PersonErased;
import dev.cadence.accounts.PersonalData;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// What people did, as the audit trail has it. It is kept when they are forgotten, under an id that leads nowhere, but
/// without the network addresses that it came from.
@Component
class AuditRecords implements PersonalData {

    /// Entries about the account itself, about its sessions, and about the codes that
    /// this transaction deletes: what a
    /// code was for says no account before there is one.
    private static final String OF_STRANGERS = """
            update audit_entry set source_address = null
            where actor_kind = 'SYSTEM' and source_address is not null and (
                subject_id = :account or changes #>> '{account_id,1}' = :account
                or subject_id in (select deleted.subject_id from audit_entry deleted
                    where deleted.change = 'DELETED' and deleted.subject = 'mailed_code' and deleted.occurred_at >= now()
                        and deleted.xmin = pg_current_xact_id()::xid))""";

    private final AuditTrail trail;

    private final JdbcClient jdbc;

    AuditRecords(AuditTrail trail, JdbcClient jdbc) {
        this.trail = trail;
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "auditEntries";
    }

    @Override
    public Class<? extends Record> form() {
        return AuditEntry.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return trail.madeBy(person.account());
    }

    @Override
    public void erase(Caller person) {
        // The erasure itself is about to be recorded too; the addresses go when it has
        // been.
    }

    /// Where they acted, and where somebody was who did not say who they were and signed
    /// in, registered or asked for a code.
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(PersonErased erased) {
        jdbc.sql("update audit_entry set source_address = null where actor_id = ? and source_address is not null")
            .param(erased.account().value())
            .update();
        jdbc.sql(OF_STRANGERS).param("account", erased.account().value().toString()).update();
    }

    /// Forgets where those were who did not say who they were, when they cannot be asked
    /// about any more: their sessions
    /// and codes are remembered for as long.
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    @Transactional
    public int forgetStrangers() {
        return jdbc
            .sql("""
                    update audit_entry set source_address = null
                    where actor_kind = 'SYSTEM' and source_address is not null and occurred_at < now() - interval '31 days'""")
            .update();
    }

}
