package dev.cadence.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Says what an id is of, whoever gave it: one statement, every part of which asks one table by a unique index.
@Service
@Transactional(readOnly = true)
class Finder {

    private static final Pattern OURS = Pattern
        .compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /// Of what has no page of its own, the audit trail tells.
    private static final String AUDIT = "'/v1/audit-entries?subjectId=' || ";

    private static final String TIMELINE = "'/v1/bookings/' || booking_id || '/timeline'";

    static final String BY_OUR_ID = String.join(" union all ",
            thing("ACCOUNT", "account", "id", "engineer_id::text", "null::uuid", "company_id", AUDIT + "id"),
            thing("COMPANY", "company", "id", "null", "null::uuid", "id", "'/v1/companies/' || id"),
            thing("ENGINEER", "engineer_profile", "engineer_id", "null", "null::uuid", "null::uuid",
                    "'/v1/engineers/' || engineer_id"),
            thing("APPLICATION", "application", "id", "null", "null::uuid", "null::uuid", "'/v1/applications/' || id"),
            thing("INTERVIEW", "interview", "id", "null", "null::uuid", "null::uuid", "'/v1/interviews/' || id"),
            thing("DECISION", "decision", "id", "null", "null::uuid", "null::uuid",
                    "'/v1/applications/' || application_id || '/decisions'"),
            thing("APPEAL", "appeal", "id", "null", "null::uuid", "null::uuid",
                    "'/v1/applications/' || application_id || '/appeal'"),
            thing("BRIEF", "brief", "id", "null", "null::uuid", "company_id", "'/v1/briefs/' || id"),
            thing("SHORTLIST", "shortlist", "id", "null", "null::uuid", "company_id", "'/v1/shortlists/' || id"),
            thing("BOOKING", "booking", "id", "null", "id", "company_id", "'/v1/bookings/' || id || '/timeline'"),
            thing("REPOSITORY", "repository_link", "id", "null", "booking_id", "company_id",
                    "'/v1/bookings/' || booking_id || '/repository'"),
            thing("CARD", "card", "id", "payment_method_ref", "null::uuid", "company_id", AUDIT + "id"),
            thing("CARD_SETUP", "card_setup", "id", "setup_ref", "null::uuid", "company_id", AUDIT + "id"),
            thing("CHARGE", "charge", "id", "intent_ref", "booking_id", "company_id", TIMELINE),
            thing("REFUND", "refund", "id", "refund_ref", "null::uuid", "company_id", "'/v1/refunds/' || id"),
            thing("DISPUTE", "dispute", "id", "dispute_ref", "booking_id", "company_id", "'/v1/disputes/' || id"),
            thing("EARNING", "earning", "id", "null", "booking_id", "null::uuid", TIMELINE),
            thing("PAYOUT", "payout", "id", "transfer_ref", "booking_id", "null::uuid", TIMELINE),
            thing("INVOICE", "invoice", "id", "number", "booking_id", "company_id", "'/v1/invoices/' || id"),
            thing("LEDGER_ENTRY", "ledger_entry", "id", "kind", "null::uuid", "null::uuid", "'/v1/ledger/entries'"),
            thing("API_KEY", "api_key", "id", "null", "null::uuid", "company_id", AUDIT + "id"),
            thing("RECONCILIATION", "reconciliation_run", "id", "null", "null::uuid", "null::uuid",
                    "'/v1/reconciliations/' || id"),
            thing("RECONCILIATION_DIFFERENCE", "reconciliation_difference", "id", "reference", "null::uuid",
                    "null::uuid", "'/v1/reconciliation-differences?open=false'"));

    static final String BY_OTHER_ID = String.join(" union all ",
            other("COMPANY", "payer", "company_id", "customer_ref", "null::uuid", "company_id",
                    "'/v1/companies/' || company_id"),
            other("CARD", "card", "id", "payment_method_ref", "null::uuid", "company_id", AUDIT + "id"),
            other("CARD_SETUP", "card_setup", "id", "setup_ref", "null::uuid", "company_id", AUDIT + "id"),
            other("CHARGE", "charge", "id", "intent_ref", "booking_id", "company_id", TIMELINE),
            other("CHARGE", "charge", "id", "charge_ref", "booking_id", "company_id", TIMELINE),
            other("REFUND", "refund", "id", "refund_ref", "null::uuid", "company_id", "'/v1/refunds/' || id"),
            other("DISPUTE", "dispute", "id", "dispute_ref", "booking_id", "company_id", "'/v1/disputes/' || id"),
            other("PAYOUT", "payout", "id", "transfer_ref", "booking_id", "null::uuid", TIMELINE),
            other("REFUND_SHARE", "refund_share", "refund_id", "reversal_ref", "booking_id", "company_id",
                    "'/v1/refunds/' || refund_id"),
            other("PAYOUT_ACCOUNT", "payee", "engineer_id", "account_ref", "null::uuid", "null::uuid",
                    "'/v1/engineers/' || engineer_id"),
            other("INVOICE", "invoice", "id", "number", "booking_id", "company_id", "'/v1/invoices/' || id"),
            "select 'STRIPE_NOTICE' as kind, null::text as id, event_ref as other_id, null::uuid as booking_id,"
                    + " null::uuid as company_id, case when stage in ('RECEIVED', 'DEAD') then '/v1/stripe/notices?stage=' || stage end as href"
                    + " from stripe_event where event_ref = :id");

    private final JdbcClient jdbc;

    Finder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    FoundView find(String id) {
        var asked = OURS.matcher(id).matches() ? jdbc.sql(BY_OUR_ID).param("id", UUID.fromString(id))
                : jdbc.sql(BY_OTHER_ID).param("id", id);
        return new FoundView(asked.query(Finder::read).list());
    }

    private static String thing(String kind, String table, String key, String otherId, String booking, String company,
            String href) {
        return select(kind, table, key, otherId, booking, company, href) + key + " = :id";
    }

    private static String other(String kind, String table, String key, String reference, String booking, String company,
            String href) {
        return select(kind, table, key, reference, booking, company, href) + reference + " = :id";
    }

    private static String select(String kind, String table, String key, String otherId, String booking, String company,
            String href) {
        return "select '%s' as kind, %s::text as id, %s as other_id, %s as booking_id, %s as company_id, %s as href from %s where "
            .formatted(kind, key, otherId, booking, company, href, table);
    }

    private static Found read(ResultSet row, int number) throws SQLException {
        return new Found(row.getString("kind"), row.getString("id"), row.getString("other_id"),
                WorkBook.uuid(row, "booking_id"), WorkBook.uuid(row, "company_id"), row.getString("href"));
    }

    @Schema(name = "SearchResult")
    record FoundView(@Schema(
            description = "Empty for an id that nothing has; an engineer's account is found by its own id.") List<Found> found) {
    }

    /// Something that an id is of.
    @Schema(name = "Found")
    record Found(@Schema(description = "What it is.", example = "CHARGE") String kind,
            @Schema(description = "Our id of it; absent for a notice.") @Nullable String id,
            @Schema(description = "Stripe's id of it, or an invoice's number.") @Nullable String otherId,
            @Nullable UUID bookingId, @Nullable UUID companyId,
            @Schema(description = "Where to read it; absent for a notice that was dealt with.") @Nullable String href) {
    }

}
