package dev.cadence.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.shared.Cursor;
import dev.cadence.testing.CadenceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/// What reading costs among 50,000 entries of two months: what the planner makes of each way to ask.
@CadenceTest
record AuditCostTests(JdbcClient jdbc, TransactionOperations transactions) {

    private static final Path PLANS = Path.of("target", "audit-plans.txt");

    private static final UUID ACTOR = new UUID(0, 7);

    private static final UUID COMPANY = new UUID(0, 3);

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    private static final Instant NEXT_DAY = Instant.parse("2026-03-02T00:00:00Z");

    private static final Cursor DEEP = new Cursor(Instant.parse("2026-02-20T00:00:00Z"), new UUID(0, 0));

    /// Mostly charges and bookings, mostly by the system; terms change once, and
    /// deletions are rare.
    @BeforeEach
    void fiftyThousandEntries() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(
                    """
                            insert into audit_entry (occurred_at, actor_kind, actor_id, actor_role, for_company_id, via, request_id, subject,
                                                     subject_id, company_id, change, changes, withheld)
                            select timestamptz '2026-02-01T00:00:00Z' + i * interval '100 seconds',
                                   case when by_account then 'ACCOUNT' else 'SYSTEM' end,
                                   case when by_account then ('00000000-0000-0000-0000-' || lpad(to_hex(i % 500), 12, '0'))::uuid end,
                                   case when by_account then 'FOUNDER' end, case when by_account then company end,
                                   'billing.charges', case when by_account then 'request-' || i / 6 end,
                                   case when i = 9 then 'terms' else (array['charge', 'charge', 'booking', 'card'])[1 + i % 4] end,
                                   (i / 6)::text, case when i % 5 > 0 then company end,
                                   case when i % 1000 = 0 then 'DELETED' when i % 6 = 0 then 'CREATED' else 'CHANGED' end,
                                   '{"stage": ["CHARGING", "PAID"], "settled_at": [null, "2026-03-02T12:00:00+00:00"]}', '{}'
                            from generate_series(1, 50000) i
                            cross join lateral (select i % 3 = 0 as by_account,
                                ('00000000-0000-0000-0000-' || lpad(to_hex(i % 200), 12, '0'))::uuid as company) who""")
                .update();
        });
        jdbc.sql("analyze audit_entry").update();
    }

    @Test
    void everyListingIsReadThroughAnIndex() throws IOException {
        var plans = new LinkedHashMap<String, String>();
        searches().forEach((name, search) -> {
            plans.put(name, plan(search, null));
            plans.put(name + ", for a founder", plan(search, new CompanyId(COMPANY)));
        });

        Files.writeString(PLANS,
                plans.entrySet()
                    .stream()
                    .map(plan -> "-- %s\n%s\n\n".formatted(plan.getKey(), plan.getValue()))
                    .reduce("", String::concat));
        assertThat(plans).allSatisfy((name, plan) -> assertThat(plan).as(name)
            .doesNotContain("Seq Scan")
            .containsPattern("Index Scan (Backward )?(using|on) audit_entry_"));
    }

    private static Map<String, AuditSearch> searches() {
        var searches = new LinkedHashMap<String, AuditSearch>();
        var all = new AuditSearch(null, null, null, null, null, null, null, null, null, 20);
        searches.put("no filter", all);
        searches.put("deep cursor", new AuditSearch(null, null, null, null, null, null, null, null, DEEP, 20));
        searches.put("subject", new AuditSearch("booking", null, null, null, null, null, null, null, null, 20));
        searches.put("rare subject", new AuditSearch("terms", null, null, null, null, null, null, null, null, 20));
        searches.put("subject that is none",
                new AuditSearch("tea", null, null, null, null, null, null, null, null, 20));
        searches.put("subject id", new AuditSearch("booking", "1234", null, null, null, null, null, null, null, 20));
        searches.put("actor", new AuditSearch(null, null, ACTOR, null, null, null, null, null, null, 20));
        searches.put("actor, deep cursor", new AuditSearch(null, null, ACTOR, null, null, null, null, null, DEEP, 20));
        searches.put("company", new AuditSearch(null, null, null, COMPANY, null, null, null, null, null, 20));
        searches.put("request", new AuditSearch(null, null, null, null, "request-1234", null, null, null, null, 20));
        searches.put("deletions",
                new AuditSearch(null, null, null, null, null, AuditEntry.Change.DELETED, null, null, null, 20));
        searches.put("creations",
                new AuditSearch(null, null, null, null, null, AuditEntry.Change.CREATED, null, null, null, 20));
        searches.put("one day", new AuditSearch(null, null, null, null, null, null, MARCH, NEXT_DAY, null, 20));
        searches.put("one day of a company and an actor",
                new AuditSearch("booking", null, ACTOR, COMPANY, null, null, MARCH, NEXT_DAY, DEEP, 20));
        return searches;
    }

    private String plan(AuditSearch search, @Nullable CompanyId reader) {
        var statement = search.statement(reader);
        return String.join("\n",
                jdbc.sql("explain (analyze, buffers, timing off, summary off) " + statement.sql())
                    .params(statement.parameters())
                    .query(String.class)
                    .list());
    }

}
