package dev.cadence.operations;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// What can happen to a booking, in the order in which it does where it happens at the same instant. Each kind reads one
/// table by an index on the booking, or on what belongs to it.
enum FactKind {

    BRIEF_SUBMITTED(rows("b.submitted_at", "b.id::text").from("shortlist_choice c"
            + " join shortlist s on s.id = c.shortlist_id join brief b on b.id = s.brief_id where c.booking_id = :booking")),

    SHORTLIST_MADE(rows("s.made_at", "s.id::text")
        .from("shortlist_choice c join shortlist s on s.id = c.shortlist_id where c.booking_id = :booking")),

    REQUESTED(ofBooking("requested_at", "tier").amount("weekly_price_minor", "weekly_price_currency").rows()),

    ACCEPTED(ofBooking("accepted_at", null).rows()),

    /// Declined, expired or withdrawn.
    LAPSED(ofBooking("ended_at", "stage").and("stage in ('DECLINED', 'EXPIRED', 'WITHDRAWN')")),

    WORK_BEGAN(ofBooking("started_at", "case when trial_seconds > 0 then 'TRIAL' else 'WITHOUT_TRIAL' end").rows()),

    REPOSITORY_LINKED(rows("linked_at", "id::text").from("repository_link where booking_id = :booking")),

    FIRST_COMMIT(rows("at", "booking_id::text").detail("matched_by").from("first_commit where booking_id = :booking")),

    DAY_UPDATED(rows("posted_at", "booking_id || '/' || day").detail("day::text")
        .from("day_update where booking_id = :booking")),

    DAY_RATED(rows("given_at", "booking_id || '/' || day").detail("day || ' ' || stars")
        .from("day_rating where booking_id = :booking")),

    WEEK_BEGAN(rows("week_starts_at", "id::text").detail("'WEEK ' || week").from("charge where booking_id = :booking")),

    CHARGE_ATTEMPTED(rows("a.begun_at", "a.charge_id || '/' || a.number").detail("'ATTEMPT ' || a.number")
        .from("charge c join charge_attempt a on a.charge_id = c.id where c.booking_id = :booking")),

    CHARGE_ANSWERED(rows("a.settled_at", "a.charge_id || '/' || a.number").detail("a.outcome")
        .from("charge c join charge_attempt a on a.charge_id = c.id"
                + " where c.booking_id = :booking and a.settled_at is not null")),

    WENT_PAST_DUE(rows("dunning_since", "id::text").detail("dunning_failure_code")
        .from("charge where booking_id = :booking and dunning_since is not null")),

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

    PAYOUT_PAID(rows("paid_at", "id::text").detail("stage")
        .amount("sent_minor", "amount_currency")
        .from("payout where booking_id = :booking and paid_at is not null")),

    REFUND_REQUESTED(rows("r.requested_at", "r.id::text").detail("r.cause")
        .amount("r.amount_minor", "r.amount_currency")
        .from("charge c join refund r on r.charge_id = c.id where c.booking_id = :booking")),

    REFUND_SETTLED(rows("r.settled_at", "r.id::text").detail("r.stage")
        .amount("r.amount_minor", "r.amount_currency")
        .from("charge c join refund r on r.charge_id = c.id where c.booking_id = :booking and r.settled_at is not null")),

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

    CANCELLED(ofBooking("cancelled_at", null).rows()),

    ENDED(ofBooking("ended_at", "end_reason").and("stage = 'ENDED'")),

    RATINGS_SHOWN(rows("revealed_at", "booking_id::text").detail("coalesce(counted_stars::text, 'NONE')")
        .from("booking_rating where booking_id = :booking and revealed_at is not null")),

    /// From one stage to another, by the audit trail, which has it by the database's
    /// clock.
    STAGE_CHANGED(rows("occurred_at", "subject_id").key("id::text")
        .detail("changes #>> '{stage,0}' || ' ' || (changes #>> '{stage,1}')")
        .from("audit_entry where subject_id = :booking::text and subject = 'booking' and change = 'CHANGED'"
                + " and changes -> 'stage' is not null")),

    /// What an admin did to the booking, its charges, refunds, disputes and payouts.
    ADMIN_ACTED(rows("occurred_at", "subject_id").key("id::text")
        .detail("subject || ' ' || change || ' ' || via")
        .by("actor_id")
        .from("audit_entry where actor_role = 'ADMIN' and subject_id = any (array("
                + "select :booking::text union all select id::text from charge where booking_id = :booking"
                + " union all select id::text from dispute where booking_id = :booking"
                + " union all select id::text from payout where booking_id = :booking"
                + " union all select r.id::text from charge c join refund r on r.charge_id = c.id where c.booking_id = :booking))"));

    /// All of them, from a place on. The key begins with the kind's rank, so that what
    /// happens at one instant keeps its order.
    static final String PAGE = Arrays.stream(values())
        .map(FactKind::select)
        .collect(Collectors.joining(" union all ", "select * from (",
                ") facts where (at, key) > (:at, :key) order by at, key limit :limit"));

    private final String rows;

    FactKind(Rows rows) {
        this.rows = rows.sql();
    }

    private String select() {
        return rows.formatted(name(), "%08x".formatted(ordinal()));
    }

    private static Rows rows(String at, String id) {
        return new Rows(at, id, id, "null::text", "null::bigint", "null::text", "null::uuid", "");
    }

    private static OfBooking ofBooking(String at, @Nullable String detail) {
        return new OfBooking(at, rows(at, "id::text").detail(detail == null ? "null::text" : detail));
    }

    private record OfBooking(String at, Rows template) {

        OfBooking amount(String minor, String currency) {
            return new OfBooking(at, template.amount(minor, currency));
        }

        Rows rows() {
            return and("true");
        }

        Rows and(String condition) {
            return template.from("booking where id = :booking and %s is not null and %s".formatted(at, condition));
        }

    }

    private record Rows(String at, String id, String key, String detail, String minor, String currency, String by,
            String from) {

        Rows key(String other) {
            return new Rows(at, id, other, detail, minor, currency, by, from);
        }

        Rows detail(String column) {
            return new Rows(at, id, key, column, minor, currency, by, from);
        }

        Rows amount(String column, String unit) {
            return new Rows(at, id, key, detail, column, unit, by, from);
        }

        Rows by(String column) {
            return new Rows(at, id, key, detail, minor, currency, column, from);
        }

        Rows from(String tables) {
            return new Rows(at, id, key, detail, minor, currency, by, tables);
        }

        String sql() {
            return "select %s as at, '%%1$s' as kind, ('%%2$s' || substr(md5(%s), 1, 24))::uuid as key, %s as id, %s as detail, %s as amount_minor, %s as currency, %s as by from %s"
                .formatted(at, key, id, detail, minor, currency, by, from);
        }

    }

}
