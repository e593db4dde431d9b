package dev.cadence.accounts;

import dev.cadence.shared.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Sees to it that somebody is left who looks after Cadence.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LastAdmin {

    private final Accounts accounts;

    private final JdbcClient jdbc;

    LastAdmin(Accounts accounts, JdbcClient jdbc) {
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /// Whoever is about to keep an admin out asks this first. Two admins who keep each
    /// other out at the same moment take
    /// turns, and the second one stays.
    /// @throws Refusal `last-admin`
    void requireAnother(Account leaving) {
        if (leaving.role() != Role.ADMIN) {
            return;
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtext('cadence.last-admin'))").query().singleRow();
        if (!accounts.existsAdminBeside(leaving.id())) {
            throw Refusal.conflict("last-admin", "Nobody else looks after Cadence. Invite another admin first.");
        }
    }

}
