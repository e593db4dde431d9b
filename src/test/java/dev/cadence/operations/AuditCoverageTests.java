package dev.cadence.operations;

import java.util.List;
import java.util.Map;

import dev.cadence.testing.CadenceTest;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/// Which tables the audit trail covers, and what it shows of them. A migration that adds a table or a column of text has
/// to decide, here.
@CadenceTest
record AuditCoverageTests(JdbcClient jdbc) {

    /// Tables whose changes are no changes of state, and why.
    private static final Map<String, String> EXEMPT = Map.ofEntries( //
            entry("audit_entry", "is the trail"), //
            entry("advice", "follows from its paragraph, and tells of nobody"), //
            entry("advice_booking", "follows from bookings"), //
            entry("flyway_schema_history", "is Flyway's own record of migrations"), //
            entry("engineer_rating", "follows from the ratings that count"), //
            entry("brief_mention", "is made with its brief and never changed"), //
            entry("candidate", "follows from profiles and shortlists"), //
            entry("shortlist_place", "is made with its shortlist and never changed"), //
            entry("event", "says once more what has happened, for thirty days"), //
            entry("event_head", "counts events"), //
            entry("event_publication", "holds events until they are delivered"), //
            entry("external_sign_in", "holds who is on their way, for ten minutes"), //
            entry("github_notice", "holds what GitHub says for forty days"), //
            entry("idempotent_request", "remembers answers for two days"), //
            entry("invoice", "is never changed itself"), //
            entry("invoice_line", "is never changed itself"), //
            entry("invoice_series", "counts invoices"), //
            entry("ledger_entry", "is append-only itself"), //
            entry("ledger_posting", "is append-only itself"), //
            entry("rate_limit", "counts requests"), //
            entry("resting_event", "holds events until they are delivered"), //
            entry("reconciliation_item", "holds what a run reads until it is done"), //
            entry("stripe_catch_up", "says how far a list was read"), //
            entry("stripe_event", "holds what Stripe says until it is looked up"), //
            entry("trial_reminder", "follows from trials"), //
            entry("working_pattern", "follows from the profiles, and is about nobody"), //
            entry("roster_words_read", "says when the words of profiles were read"), //
            entry("audit_alias", "would tell who is who in what is handed out"), //
            entry("webhook_delivery", "is a log of what was sent"), //
            entry("webhook_attempt", "is a log of what was sent"), //
            entry("decision_reason", "is made with its decision and never changed"), //
            entry("score", "is made with its scorecard and never changed"));

    /// Text that entries show: references, codes and words of a fixed list. Whatever
    /// people write, and every secret, is kept out.
    private static final List<String> SHOWN = List.of("advice_brief.tier", "account.membership", "account.role",
            "api_key.scopes", "appeal.outcome", "appeal.tier", "application.stage", "application.tier_asked",
            "booking.end_reason", "booking.ends_for", "booking.removed_for", "booking.stage", "booking.tier",
            "booking.weekly_price_currency", "brief.tier", "brief.weekly_budget_currency", "card.brand",
            "card.payment_method_ref", "card_setup.setup_ref", "card_setup.stage", "charge.amount_currency",
            "charge.charge_ref", "charge.dunning_failure_code", "charge.dunning_failure_ref",
            "charge.intent_customer_ref", "charge.intent_ref", "charge.stage", "charge_attempt.outcome",
            "charge_attempt.payment_method_ref", "criterion.key", "day_rating.day", "day_update.day",
            "decision.graded_by", "decision.outcome", "decision.score", "decision.spread", "decision.tier",
            "dispute.amount_currency", "dispute.dispute_ref", "dispute.reason", "dispute.stage",
            "earning.amount_currency", "engineer_profile.tier", "external_identity.issuer", "first_commit.matched_by",
            "interview.cancelled_by", "interview.stage", "interview.time_zone", "interview_slot.time_zone",
            "mailed_code.purpose", "mailed_code.role", "payee.account_ref", "payee.bank_failure_code",
            "payee.bank_failure_ref", "payee.state", "payer.customer_ref", "payout.amount_currency",
            "payout.blocked_code", "payout.destination_ref", "payout.stage", "payout.transfer_ref",
            "reconciliation_difference.movement", "reconciliation_difference.ours", "reconciliation_difference.problem",
            "reconciliation_difference.reference", "reconciliation_difference.theirs", "reconciliation_run.stage",
            "refund.amount_currency", "refund.bearer", "refund.cause", "refund.failure_code", "refund.refund_ref",
            "refund.stage", "refund_share.amount_currency", "refund_share.reversal_ref", "refund_share.stage",
            "scorecard.graded_by", "scorecard.model", "scorecard.total", "stripe_halt.cause", "terms.currency",
            "unwanted_letter.kind", "webhook_endpoint.disabled_for", "webhook_endpoint.types");

    /// One row for each table and its trigger: 29 is after insert, update or delete for
    /// each row.
    private static final String TRIGGERS = """
            select tgrelid::regclass::text as subject,
                   (string_to_array(encode(tgargs, 'escape'), '\\000'))[1]::text[] as withheld,
                   (string_to_array(encode(tgargs, 'escape'), '\\000'))[2]::text[] as uncounted,
                   coalesce(nullif((string_to_array(encode(tgargs, 'escape'), '\\000'))[3], ''), 'id') as key
            from pg_trigger
            where tgfoid = 'keep_audit_trail'::regproc and tgtype = 29 and tgenabled = 'O' and tgqual is null""";

    @Test
    void everyTableHasAnAuditTrailOrAReasonWhyNot() {
        var without = jdbc.sql("""
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                    and relname not in (select subject from (%s) triggers)""".formatted(TRIGGERS))
            .query(String.class)
            .list();

        assertThat(without).containsExactlyInAnyOrderElementsOf(EXEMPT.keySet());
    }

    @Test
    void everyColumnThatATriggerNamesExists() {
        assertThat(jdbc
            .sql("""
                    select subject || '.' || name from (%s) triggers cross join unnest(withheld || uncounted || key) name
                    where not exists (select from information_schema.columns
                                      where table_schema = 'public' and table_name = subject and column_name = name)"""
                .formatted(TRIGGERS))
            .query(String.class)
            .list()).isEmpty();
    }

    @Test
    void noTextIsShownUnlessSomebodyDecidedSo() {
        assertThat(jdbc.sql("""
                select subject || '.' || column_name
                from (%s) triggers join information_schema.columns on table_schema = 'public' and table_name = subject
                where column_name <> all (withheld || uncounted)
                    and data_type not in ('uuid', 'timestamp with time zone', 'bigint', 'integer', 'boolean')
                    and not (table_name = 'terms' and column_name = 'retry_after_hours')""".formatted(TRIGGERS))
            .query(String.class)
            .list()).containsExactlyInAnyOrderElementsOf(SHOWN);
    }

}
