package dev.cadence.vetting;

import java.io.OutputStream;
import java.util.List;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.NewPerson;
import dev.cadence.accounts.People;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/// What it takes to hand out many decisions.
@CadenceTest
record BiasAuditCostTests(Cast cast, People people, JdbcClient jdbc, TransactionOperations transactions,
        BiasAuditDesk desk, AuditAliases aliases) {

    @Test
    void twentyThousandDecisionsAreReadByOneStatementAFewAtATime() {
        ManyDecisions.make(20_000, jdbc, transactions);
        aliases.draw();
        var json = new Watch();
        var csv = new Watch();

        desk.writeJson(new AuditFilter(null, null, null), json);
        desk.writeCsv(new AuditFilter(null, null, null), csv);

        for (var watch : List.of(json, csv)) {
            assertThat(watch.written).isGreaterThan(3_000_000);
            assertThat(watch.cursors).as("a cursor on the server, from which rows are fetched").isEqualTo(1);
            assertThat(watch.statements).as("statements by which they are read").isEqualTo(1);
            assertThat(watch.held).as("bytes held at most, beyond those at the beginning").isLessThan(20_000_000);
        }
    }

    @Test
    void exportsAreTakenOneAfterTheOther() {
        ManyDecisions.make(10, jdbc, transactions);
        var admin = admin();
        var refused = new String[1];

        desk.writeJson(new AuditFilter(null, null, null), new OutputStream() {
            @Override
            public void write(int single) {
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                refused[0] = admin.api().get("/v1/vetting-audit/decisions").problem();
            }
        });

        assertThat(refused).containsExactly("too-many-requests");
        assertThat(admin.api().get("/v1/vetting-audit/decisions").status()).isEqualTo(200);
    }

    private Cast.Member<Caller.Admin> admin() {
        var person = new NewPerson("Admin", "admin@cadence.example", Cast.PASSWORD);
        return cast.member(person, people.addAdmin(person));
    }

    /// Looks around now and then while something is written, in the transaction that
    /// reads.
    private final class Watch extends OutputStream {

        private static final int EVERY = 200;

        private long written;

        private long cursors;

        private long statements;

        private long begun;

        private long held;

        private int writes;

        @Override
        public void write(int single) {
            write(new byte[] { (byte) single }, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            written += length;
            if (writes++ % EVERY == 0) {
                System.gc();
                var used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
                begun = begun == 0 ? used : begun;
                held = Math.max(held, used - begun);
                var open = jdbc.sql("select statement from pg_cursors where name like 'C\\_%'")
                    .query(String.class)
                    .list();
                cursors = Math.max(cursors, open.size());
                statements = Math.max(statements, open.stream().distinct().count());
            }
        }

    }

}
