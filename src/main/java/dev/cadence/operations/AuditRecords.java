package dev.cadence.operations;

import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.PersonalData;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people did, as the audit trail has it. It is kept when they are forgotten, under an id that leads nowhere, but
/// without the network addresses that it came from.
@Component
class AuditRecords implements PersonalData {

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

    /// Also where they signed in, which they did before anybody knew who they were.
    @Override
    public void erase(Caller person) {
        jdbc.sql("update audit_entry set source_address = null where actor_id = ? and source_address is not null")
            .param(person.account().value())
            .update();
        jdbc.sql(
                """
                        update audit_entry set source_address = null
                        where subject = 'sign_in_session' and source_address is not null and changes #>> '{account_id,1}' = ?""")
            .param(person.account().value().toString())
            .update();
    }

}
