package dev.cadence.ledger;

import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Period;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/// What a bookkeeper takes from the books.
@CadenceTest
record JournalTests(Cast cast, Ledger ledger, JournalDesk desk, MutableClock clock, JdbcClient jdbc,
        TransactionOperations transactions) {

    private static final UUID COMPANY = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @Test
    void eachPostingIsALine() {
        post(LedgerFixture.charge(COMPANY, 1_500_05));
        var ids = jdbc.sql("select id || ',' || source_id from ledger_entry").query(String.class).single().split(",");

        var csv = admin().with("Accept", "text/csv").get("/v1/ledger/entries.csv");

        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;header=present;charset=UTF-8");
        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"entries.csv\"");
        assertThat(csv.text()).isEqualTo("""
                entry,occurredAt,recordedAt,kind,source,account,owner,debit,credit,currency\r
                %1$s,2026-03-02T12:00:00Z,2026-03-02T12:00:00Z,CHARGE,%2$s,COMPANY,%3$s,,1500.05,USD\r
                %1$s,2026-03-02T12:00:00Z,2026-03-02T12:00:00Z,CHARGE,%2$s,STRIPE_CLEARING,,1500.05,,USD\r
                """.formatted(ids[0], ids[1], COMPANY));
    }

    @Test
    void noCellIsAFormula() {
        post(LedgerFixture.charge(COMPANY, 1));
        post(LedgerFixture.refund(COMPANY, 1));

        assertThat(
                admin().get("/v1/ledger/entries.csv").text().lines().flatMap(line -> List.of(line.split(",")).stream()))
            .noneMatch(cell -> cell.matches("[=+\\-@\t\r\"'].*"));
    }

    @Test
    void periodsOneAfterTheOtherHaveEachEntryOnceByWhenItWasRecorded() {
        post(LedgerFixture.charge(COMPANY, 1));
        clock.advance(Duration.ofDays(1));
        post(LedgerFixture.charge(COMPANY, 2));
        clock.advance(Duration.ofDays(1));
        post(LedgerFixture.charge(COMPANY, 3));

        assertThat(credits("?until=2026-03-03T12:00:00Z")).containsExactly("0.01");
        assertThat(credits("?from=2026-03-03T12:00:00Z&until=2026-03-04T12:00:00Z")).containsExactly("0.02");
        assertThat(credits("?from=2026-03-04T12:00:00Z")).containsExactly("0.03");
        assertThat(admin().get("/v1/ledger/entries?from=2026-03-03T12:00:00Z").body().at("/items")).hasSize(2);
    }

    @Test
    void pagesGoThroughAllEntriesInTheOrderInWhichTheyWereRecorded() {
        for (var cents = 1; cents <= 5; cents++) {
            post(LedgerFixture.charge(COMPANY, cents));
        }
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = admin().get("/v1/ledger/entries?limit=2" + cursor);
            page.body().at("/items").forEach(entry -> {
                assertThat(entry.at("/postings")).hasSize(2);
                seen.add(entry.at("/postings/1/amount/amount").asString());
            });
            cursor = page.body().has("next") ? "&cursor=" + page.at("/next") : "";
        }
        while (!cursor.isEmpty());

        assertThat(seen).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
        assertThat(admin().get("/v1/ledger/entries?cursor=junk").problem()).isEqualTo("invalid-cursor");
    }

    @Test
    void balancesAreWhatTheBooksSaidAtAnInstant() {
        var another = UUID.randomUUID();
        post(LedgerFixture.charge(COMPANY, 100));
        clock.advance(Duration.ofDays(1));
        post(LedgerFixture.charge(another, 50));

        assertThat(balances("?at=2026-03-02T11:59:59.999999Z")).isEmpty();
        assertThat(balances("?at=2026-03-02T12:00:00Z")).containsExactly("COMPANY -100", "STRIPE_CLEARING 100");
        assertThat(balances("")).containsExactly("COMPANY -150", "STRIPE_CLEARING 150");
        assertThat(balances("?ownerId=" + another)).containsExactly("COMPANY -50");
        assertThat(balances("?at=2026-03-02T12:00:00Z&ownerId=" + another)).isEmpty();
        assertThat(balances("?at=%2B999999999-12-31T00:00:00Z")).hasSize(2);
    }

    @Test
    void anExportIsReadThroughACursorAndTakenByOneCallerAtATime() {
        transactions.executeWithoutResult(begun -> {
            for (var number = 0; number < 2_000; number++) {
                ledger.post(LedgerFixture.charge(COMPANY, 1));
            }
        });
        var admin = admin();
        var cursors = new long[1];
        var refused = new String[1];

        desk.writeCsv(new Period(null, null), new OutputStream() {
            @Override
            public void write(int single) {
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                cursors[0] = Math.max(cursors[0],
                        jdbc.sql("select count(*) from pg_cursors where name like 'C\\_%'").query(Long.class).single());
                if (refused[0] == null) {
                    refused[0] = admin.get("/v1/ledger/entries.csv").problem();
                }
            }
        });

        assertThat(cursors[0]).isEqualTo(1);
        assertThat(refused).containsExactly("too-many-requests");
        assertThat(admin.get("/v1/ledger/entries.csv").text().lines()).hasSize(4_001);
    }

    private List<String> credits(String query) {
        return admin().get("/v1/ledger/entries.csv" + query)
            .text()
            .lines()
            .filter(line -> line.contains(",COMPANY,"))
            .map(line -> line.split(",")[8])
            .toList();
    }

    private List<String> balances(String query) {
        return admin().get("/v1/ledger/balances" + query)
            .body()
            .at("/balances")
            .valueStream()
            .map(each -> each.at("/account").asString() + " " + each.at("/balance/amount").asString())
            .toList();
    }

    private void post(Entry entry) {
        transactions.executeWithoutResult(begun -> ledger.post(entry));
    }

    private Api admin() {
        return cast.admin().api();
    }

}
