package dev.cadence.operations;

import java.util.Arrays;
import java.util.stream.Collectors;

import static dev.cadence.operations.FactRows.ofBooking;
import static dev.cadence.operations.FactRows.rows;
import static dev.cadence.operations.FactRows.trail;
import static dev.cadence.operations.FactRows.trailOfAll;
import static dev.cadence.operations.FactRows.Trail.became;
import static dev.cadence.operations.FactRows.Trail.was;

/// What can happen to a booking, in the order in which it does where it happens at the same instant. Each kind reads one
/// table by an index on the booking, or on what belongs to it; and, where rows do not keep what was before, the audit trail.
enum FactKind {

    /// A brief was made of what the advisor said.
    ADVICE_TAKEN(rows("f.made_at", "f.advice_id::text").from("shortlist_choice c"
            + " join shortlist s on s.id = c.shortlist_id join advice_brief f on f.brief_id = s.brief_id where c.booking_id = :booking")),

    BRIEF_SUBMITTED(rows("b.submitted_at", "b.id::text").from("shortlist_choice c"
            + " join shortlist s on s.id = c.shortlist_id join brief b on b.id = s.brief_id where c.booking_id = :booking")),

    SHORTLIST_MADE(rows("s.made_at", "s.id::text")
        .from("shortlist_choice c join shortlist s on s.id = c.shortlist_id where c.booking_id = :booking")),

    REQUESTED(ofBooking("requested_at").detail("tier").amount("weekly_price_minor", "weekly_price_currency")),

    ACCEPTED(ofBooking("accepted_at")),

    /// Declined, expired or withdrawn.
    LAPSED(ofBooking("ended_at", "stage in ('DECLINED', 'EXPIRED', 'WITHDRAWN')").detail("stage")),

    WORK_BEGAN(ofBooking("started_at").detail("case when trial_seconds > 0 then 'TRIAL' else 'WITHOUT_TRIAL' end")),

    REPOSITORY_LINKED(rows("linked_at", "id::text").from("repository_link where booking_id = :booking"),
            rows("(%s)::timestamptz".formatted(was("linked_at")), "subject_id").from(FactKind.UNLINKED)),

    /// Or another was linked in its place.
    REPOSITORY_UNLINKED(rows("occurred_at", "subject_id").from(FactKind.UNLINKED)),

    FIRST_COMMIT(rows("at", "booking_id::text").detail("matched_by").from("first_commit where booking_id = :booking")),

    DAY_UPDATED(
            rows("posted_at", "booking_id || '/' || day").detail("day::text")
                .from("day_update where booking_id = :booking"),
            trail("day_update").before("posted_at").detail(was("day"))),

    DAY_UPDATE_CHANGED(trail("day_update").after("changed_at")),

    /// Rated anew, a day that was rated before has only what the audit trail has of it:
    /// not which it was, unless it was its first rating.
    DAY_RATED(
            rows("given_at", "booking_id || '/' || day").detail("day || ' ' || stars")
                .from("day_rating where booking_id = :booking"),
            rows("(changes #>> '{given_at,0}')::timestamptz", "subject_id").key("id::text")
                .detail("concat_ws(' ', (select first.changes #>> '{day,1}' from audit_entry first"
                        + " where first.subject_id = :booking::text and first.subject = 'day_rating' and first.change = 'CREATED'"
                        + " and first.changes #>> '{given_at,1}' = again.changes #>> '{given_at,0}'"
                        + " order by first.occurred_at limit 1), changes #>> '{stars,0}')")
                .from("audit_entry again where subject_id = :booking::text and subject = 'day_rating' and change = 'CHANGED'"
                        + " and changes #>> '{given_at,0}' is not null")),

    WEEK_BEGAN(rows("week_starts_at", "id::text").detail("'WEEK ' || week").from("charge where booking_id = :booking")),

    CHARGE_ATTEMPTED(rows("a.begun_at", "a.charge_id || '/' || a.number").detail("'ATTEMPT ' || a.number")
        .from("charge c join charge_attempt a on a.charge_id = c.id where c.booking_id = :booking")),

    CHARGE_ANSWERED(rows("a.settled_at", "a.charge_id || '/' || a.number").detail("a.outcome")
        .from("charge c join charge_attempt a on a.charge_id = c.id"
                + " where c.booking_id = :booking and a.settled_at is not null")),

    WENT_PAST_DUE(
            rows("dunning_since", "id::text").detail("dunning_failure_code")
                .from("charge where booking_id = :booking and dunning_since is not null"),
            trailOfAll("charge").before("dunning_since").detail(was("dunning_failure_code"))),

    /// Paid or void.
    CHARGE_SETTLED(rows("settled_at", "id::text").detail("stage")
        .amount("amount_minor", "amount_currency")
        .from("charge where booking_id = :booking and settled_at is not null")),

    INVOICE_ISSUED(rows("issued_at", "id::text").detail("number")
        .amount("total_minor", "currency")
        .from("invoice where booking_id = :booking")),

    EARNED(rows("earned_at", "id::text").detail("coalesce('WEEK ' || week, 'TRIAL')")
        .amount("amount_minor", "amount_currency")
        .from("earning where booking_id = :booking")),

    /// Because a bank disputes its week.
    PAYOUT_FROZEN(trailOfAll("payout").changes(became("frozen") + " = 'true'")),

    PAYOUT_UNFROZEN(trailOfAll("payout").changes("changes -> 'frozen' = '[true, false]'")),

    /// There is no account that it could be sent to. What it is blocked for is written
    /// when it is another thing than the last time.
    PAYOUT_BLOCKED(trailOfAll("payout").changes(became("stage") + " = 'BLOCKED_ACCOUNT'")
        .detail("coalesce(" + became("blocked_code") + ", (select earlier." + became("blocked_code")
                + " from audit_entry earlier where earlier.subject_id = audit_entry.subject_id"
                + " and earlier.subject = 'payout' and earlier.occurred_at <= audit_entry.occurred_at" + " and earlier."
                + became("blocked_code") + " is not null"
                + " order by earlier.occurred_at desc, earlier.id desc limit 1))")),

    PAYOUT_PAID(rows("paid_at", "id::text").detail("stage")
        .amount("sent_minor", "amount_currency")
        .from("payout where booking_id = :booking and paid_at is not null")),

    REFUND_REQUESTED(rows("r.requested_at", "r.id::text").detail("r.cause")
        .amount("r.amount_minor", "r.amount_currency")
        .from("charge c join refund r on r.charge_id = c.id where c.booking_id = :booking")),

    /// Also one that failed and was tried again, or that came back.
    REFUND_SETTLED(rows("r.settled_at", "r.id::text").detail("r.stage")
        .amount("r.amount_minor", "r.amount_currency")
        .from("charge c join refund r on r.charge_id = c.id where c.booking_id = :booking and r.settled_at is not null"),
            trailOfAll("refund", FactKind.REFUNDS).before("settled_at")
                .detail(was("stage"))
                .amount("(select amount_minor from refund where refund.id = subject_id::uuid)",
                        "(select amount_currency from refund where refund.id = subject_id::uuid)")),

    /// What a refund took from the engineer.
    REFUND_SHARED(rows("settled_at", "refund_id::text").detail("stage")
        .amount("share_minor", "amount_currency")
        .from("refund_share where booking_id = :booking and settled_at is not null")),

    DISPUTE_OPENED(rows("opened_at", "id::text").detail("reason")
        .amount("amount_minor", "amount_currency")
        .from("dispute where booking_id = :booking")),

    EVIDENCE_SUBMITTED(
            rows("submitted_at", "id::text").from("dispute where booking_id = :booking and submitted_at is not null")),

    DISPUTE_CLOSED(rows("closed_at", "id::text").detail("stage")
        .from("dispute where booking_id = :booking and closed_at is not null")),

    /// An entry of the books, and what it moved.
    POSTED(rows("e.occurred_at", "e.id::text").detail("e.kind")
        .amount("(select sum(p.amount_minor)::bigint from ledger_posting p where p.entry_id = e.id and p.amount_minor > 0)",
                "(select min(p.currency) from ledger_posting p where p.entry_id = e.id)")
        .from("(select 'CHARGE' as kind, id as source from charge where booking_id = :booking"
                + " union all select 'EARNING', id from earning where booking_id = :booking"
                + " union all select unnest('{TRANSFER,NETTING}'::text[]), id from payout where booking_id = :booking"
                + " union all select unnest('{REFUND_SHARE,REVERSAL}'::text[]), r.id from charge c join refund r on r.charge_id = c.id"
                + " where c.booking_id = :booking"
                + " union all select unnest('{REFUND,REFUND_FAILED}'::text[]), r.posting_id from charge c"
                + " join refund r on r.charge_id = c.id where c.booking_id = :booking"
                + " union all select unnest('{REFUND,REFUND_FAILED}'::text[]), (changes #>> '{posting_id,0}')::uuid from audit_entry"
                + " where subject_id = any (array(" + FactKind.REFUNDS
                + ")) and subject = 'refund' and change = 'CHANGED'" + " and changes #>> '{posting_id,0}' is not null"
                + " union all select unnest('{DISPUTE_WITHDRAWN,DISPUTE_REINSTATED,DISPUTE_LOST}'::text[]), id from dispute"
                + " where booking_id = :booking) about"
                + " join ledger_entry e on e.kind = about.kind and e.source_id = about.source")),

    /// Also one that was taken back, or that another brought forward.
    CANCELLED(ofBooking("cancelled_at"), trail("booking").before("cancelled_at")),

    CANCELLATION_TAKEN_BACK(
            trail("booking").changes(was("cancelled_at") + " is not null and " + became("cancelled_at") + " is null")),

    /// The engineer stops at the end of the week. Who stops at once is told of by the
    /// end.
    RESIGNATION_ANNOUNCED(trail("booking").changes(became("ends_for") + " = 'RESIGNED'")),

    /// While the booking was under way, which goes on until an admin says otherwise.
    ENGINEER_SUSPENDED(rows("(%s)::timestamptz".formatted(became("suspended_at")), "subject_id").key("a.id::text")
        .from(FactKind.SUSPENSION.formatted(became("suspended_at")))),

    ENGINEER_REINSTATED(rows("occurred_at", "subject_id").key("a.id::text")
        .from(FactKind.SUSPENSION.formatted(was("suspended_at")))),

    ENDED(ofBooking("ended_at", "stage = 'ENDED'").detail("end_reason")),

    /// By the company.
    ENGINEER_RATED(
            rows("by_company_given_at", "booking_id::text").detail("by_company_stars::text")
                .from("booking_rating where booking_id = :booking and by_company_given_at is not null"),
            trail("booking_rating").before("by_company_given_at").detail(was("by_company_stars"))),

    /// By the engineer.
    COMPANY_RATED(
            rows("by_engineer_given_at", "booking_id::text").detail("by_engineer_stars::text")
                .from("booking_rating where booking_id = :booking and by_engineer_given_at is not null"),
            trail("booking_rating").before("by_engineer_given_at").detail(was("by_engineer_stars"))),

    RATINGS_SHOWN(rows("revealed_at", "booking_id::text").detail("coalesce(counted_stars::text, 'NONE')")
        .from("booking_rating where booking_id = :booking and revealed_at is not null")),

    /// Somebody's program was told of an event of the booking, or was not in the end.
    /// Kept as long as events are.
    WEBHOOK_FINISHED(rows("d.finished_at", "d.id::text").detail("d.stage || ' ' || e.type")
        .from("event e join webhook_delivery d on d.event_id = e.id"
                + " where e.data ->> 'bookingId' = :booking::text and d.finished_at is not null")),

    /// From one stage to another, by the audit trail, which has it by the database's
    /// clock.
    STAGE_CHANGED(trail("booking").changes("change = 'CHANGED' and changes -> 'stage' is not null")
        .detail(was("stage") + " || ' ' || (" + became("stage") + ")")),

    /// What an admin did to the booking, its charges, refunds, disputes and payouts.
    ADMIN_ACTED(rows("occurred_at", "subject_id").key("id::text")
        .detail("subject || ' ' || change || ' ' || via")
        .by("actor_id")
        .from("audit_entry where actor_role = 'ADMIN' and subject_id = any (array("
                + "select :booking::text union all select id::text from charge where booking_id = :booking"
                + " union all select id::text from dispute where booking_id = :booking"
                + " union all select id::text from payout where booking_id = :booking" + " union all "
                + FactKind.REFUNDS + "))"));

    private static final String REFUNDS = "select r.id::text from charge c join refund r on r.charge_id = c.id where c.booking_id = :booking";

    private static final String UNLINKED = "audit_entry where subject = 'repository_link' and change = 'DELETED'"
            + " and changes #>> '{booking_id,0}' = :booking::text";

    private static final String SUSPENSION = "audit_entry a join booking b on b.engineer_id::text = a.subject_id"
            + " where b.id = :booking and a.subject = 'engineer_profile'"
            + " and (%s)::timestamptz between b.requested_at and coalesce(b.ended_at, 'infinity')";

    /// All of them, from a place on. The key begins with the kind's rank, so that what
    /// happens at one instant keeps its order.
    static final String PAGE = Arrays.stream(values())
        .map(FactKind::select)
        .collect(Collectors.joining(" union all ", "select * from (",
                ") facts where (at, key) > (:at, :key) order by at, key limit :limit"));

    private final FactRows[] rows;

    FactKind(FactRows... rows) {
        this.rows = rows;
    }

    private String select() {
        return Arrays.stream(rows)
            .map(part -> part.select(name(), ordinal()))
            .collect(Collectors.joining(" union all "));
    }

}
