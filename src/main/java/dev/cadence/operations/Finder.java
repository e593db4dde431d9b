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

    /// Where the world reads of an engineer, if it may; else what they applied with, or
    /// what became of their profile or account.
    private static final String ENGINEER_READ = """
            case when p.suspended_at is not null then %1$s p.engineer_id
                when p.engineer_id is not null then '/v1/engineers/' || p.engineer_id
                else coalesce((select '/v1/applications/' || id from application
                    where application.engineer_id = a.engineer_id and submitted_at is not null
                    order by id desc limit 1), %1$s a.id) end""".formatted(AUDIT);

    private static final String OF_GITHUB = "github_notice n join repository_link l on l.id = n.link_id";

    private static final String OF_REQUEST = "(select request_id from audit_entry where request_id = cast(:id as text) limit 1) r";

    /// What has an id that others made and that may look like any.
    private static final String OF_ANY_TEXT = String.join(" union all ",
            anyText("GITHUB_DELIVERY", OF_GITHUB, "n.delivery", "l.booking_id", "l.company_id",
                    "'/v1/bookings/' || l.booking_id || '/repository'"),
            anyText("REQUEST", OF_REQUEST, "r.request_id", "null::uuid", "null::uuid",
                    "'/v1/audit-entries?requestId=' || r.request_id"));

    static final String BY_OUR_ID = String.join(" union all ",
            thing("ACCOUNT", "account", "id", "engineer_id::text", "null::uuid", "company_id", AUDIT + "id"),
            thing("COMPANY", "company", "id", "null", "null::uuid", "id", "'/v1/companies/' || id"),
            thing("ENGINEER", "account a left join engineer_profile p on p.engineer_id = a.engineer_id",
                    "a.engineer_id", "a.id::text", "null::uuid", "null::uuid", ENGINEER_READ),
            // A draft is nobody's to read but the engineer's.
            thing("APPLICATION", "application", "id", "null", "null::uuid", "null::uuid",
                    "case when submitted_at is null then " + AUDIT + "id else '/v1/applications/' || id end"),
            thing("INTERVIEW", "interview", "id", "null", "null::uuid", "null::uuid", "'/v1/interviews/' || id"),
            thing("INTERVIEW_SLOT", "interview_slot", "id", "null", "null::uuid", "null::uuid", AUDIT + "id"),
            thing("SCORECARD", "scorecard", "id", "null", "null::uuid", "null::uuid",
                    "'/v1/interviews/' || interview_id || '/scorecards'"),
            thing("DECISION", "decision", "id", "null", "null::uuid", "null::uuid",
                    "'/v1/applications/' || application_id || '/decisions'"),
            thing("APPEAL", "appeal", "id", "null", "null::uuid", "null::uuid",
                    "'/v1/applications/' || application_id || '/appeal'"),
            thing("ADVICE", "advice", "id", "null", "null::uuid", "null::uuid", "'/v1/advice/' || id"),
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
            thing("SESSION", "sign_in_session", "id", "null", "null::uuid", "null::uuid", AUDIT + "id"),
            thing("INVITATION", "(select * from mailed_code where invited_by is not null) invitation", "id", "null",
                    "null::uuid", "company_id", AUDIT + "id"),
            thing("EVENT", "event", "id", "type", "(data ->> 'bookingId')::uuid", "company_id",
                    "coalesce('/v1/bookings/' || (data ->> 'bookingId') || '/timeline', '/v1/events?types=' || type)"),
            thing("WEBHOOK_ENDPOINT", "webhook_endpoint", "id", "null", "null::uuid", "company_id", AUDIT + "id"),
            thing("WEBHOOK_DELIVERY", "webhook_delivery d join event e on e.id = d.event_id", "d.id", "e.id::text",
                    "(e.data ->> 'bookingId')::uuid", "e.company_id", AUDIT + "d.endpoint_id"),
            thing("RECONCILIATION", "reconciliation_run", "id", "null", "null::uuid", "null::uuid",
                    "'/v1/reconciliations/' || id"),
            thing("RECONCILIATION_DIFFERENCE", "reconciliation_difference", "id", "reference", "null::uuid",
                    "null::uuid", "'/v1/reconciliation-differences?open=false'"),
            OF_ANY_TEXT);

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
                    AUDIT + "engineer_id"),
            other("INVOICE", "invoice", "id", "number", "booking_id", "company_id", "'/v1/invoices/' || id"),
            OF_ANY_TEXT,
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

    /// What others call by an id that may look like ours.
    private static String anyText(String kind, String table, String reference, String booking, String company,
            String href) {
        return select(kind, table, "null", reference, booking, company, href) + reference + " = cast(:id as text)";
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
    record FoundView(
            @Schema(description = "Empty for an id that nothing has. Two things may have one.") List<Found> found) {
    }

    /// Something that an id is of.
    @Schema(name = "Found")
    record Found(@Schema(description = "What it is.", example = "CHARGE") String kind, @Schema(
            description = "Our id of it; absent for a notice, a delivery of GitHub's, a request.") @Nullable String id,
            @Schema(description = "What else it is known by: Stripe's id, GitHub's, an invoice's number, an engineer's account.") @Nullable String otherId,
            @Nullable UUID bookingId, @Nullable UUID companyId,
            @Schema(description = "Where to read it; absent for a notice that was dealt with.") @Nullable String href) {
    }

}
