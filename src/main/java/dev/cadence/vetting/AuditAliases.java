package dev.cadence.vetting;

import dev.cadence.accounts.Caller;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The names under which people appear in what is handed out for an audit: random, the same in each export, and forgotten
/// with the person. Whoever was erased gets no other one.
@Repository
class AuditAliases {

    /// Waits for whoever is being erased, and then leaves them out. In the order of ids,
    /// so that two at a time do not wait for each other.
    private static final String DRAW = """
            insert into audit_alias (subject_id, alias)
            select %1$s, gen_random_uuid() from account
            where erased_at is null and exists (select from decision where %2$s = account.%1$s)
                and not exists (select from audit_alias where subject_id = account.%1$s)
            order by %1$s for share of account
            on conflict do nothing""";

    private final JdbcClient jdbc;

    AuditAliases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Gives one to everybody who was decided about, or decided, and has none.
    @Transactional
    void draw() {
        jdbc.sql(DRAW.formatted("engineer_id", "engineer_id")).update();
        jdbc.sql(DRAW.formatted("id", "decided_by")).update();
    }

    void forget(Caller person) {
        var subject = person instanceof Caller.Engineer engineer ? engineer.engineer().value()
                : person.account().value();
        jdbc.sql("delete from audit_alias where subject_id = ?").param(subject).update();
    }

}
