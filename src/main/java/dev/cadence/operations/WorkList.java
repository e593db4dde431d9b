package dev.cadence.operations;

/// What waits for an admin. Each list is read by one statement, from what waits longest on, through an index in that order.
enum WorkList {

    /// Engineers wait for a decision longer than the policy allows.
    OVERDUE_DECISIONS(
            """
                    select id as key, id::text as id, decision_due_at as since, null::timestamptz as due_at, null::uuid as booking_id,
                        null::uuid as company_id, engineer_id, null::bigint as amount_minor, null::text as currency,
                        tier_asked as detail, '/v1/applications/' || id as href
                    from application where stage = 'INTERVIEWED' and decision_due_at <= :now"""),

    /// Engineers wait for an answer to their appeal longer than the policy allows.
    OVERDUE_APPEALS("""
            select id as key, id::text as id, due_at as since, null::timestamptz as due_at, null::uuid as booking_id,
                null::uuid as company_id, engineer_id, null::bigint as amount_minor, null::text as currency,
                null::text as detail, '/v1/applications/' || application_id || '/appeal' as href
            from appeal where decided_at is null and due_at <= :now"""),

    /// Work pauses because a week is not paid.
    PAST_DUE_BOOKINGS("""
            select b.id as key, b.id::text as id, c.dunning_since as since, c.dunning_gives_up_at as due_at,
                c.booking_id, b.company_id, b.engineer_id, c.amount_minor, c.amount_currency as currency,
                c.dunning_failure_code as detail, '/v1/bookings/' || b.id || '/timeline' as href
            from charge c join booking b on b.id = c.booking_id
            where c.settled_at is null and c.dunning_since is not null and b.stage = 'PAST_DUE'""",
            "since, booking_id"),

    /// Work goes on for an engineer who was suspended.
    BOOKINGS_TO_SETTLE("""
            select id as key, id::text as id, to_settle_since as since, null::timestamptz as due_at, id as booking_id,
                company_id, engineer_id, null::bigint as amount_minor, null::text as currency, stage as detail,
                '/v1/bookings/' || id || '/timeline' as href
            from booking where to_settle_since is not null"""),

    /// Banks wait for evidence, or decide.
    OPEN_DISPUTES("""
            select id as key, id::text as id, opened_at as since, evidence_due_by as due_at, booking_id, company_id,
                null::uuid as engineer_id, amount_minor, amount_currency as currency, stage || ' ' || reason as detail,
                '/v1/disputes/' || id as href
            from dispute where closed_at is null"""),

    /// Refunds that did not arrive.
    FAILED_REFUNDS(
            """
                    select id as key, id::text as id, settled_at as since, null::timestamptz as due_at, null::uuid as booking_id,
                        company_id, null::uuid as engineer_id, amount_minor, amount_currency as currency, failure_code as detail,
                        '/v1/refunds/' || id as href
                    from refund where stage = 'FAILED'"""),

    /// Engineers who are owed money and have no account that it could be sent to.
    BLOCKED_PAYOUTS("""
            select id as key, id::text as id, held_until as since, null::timestamptz as due_at, booking_id,
                null::uuid as company_id, engineer_id, amount_minor - reduced_minor - netted_minor as amount_minor,
                amount_currency as currency, blocked_code as detail, '/v1/payouts?stage=BLOCKED_ACCOUNT' as href
            from payout where stage = 'BLOCKED_ACCOUNT'"""),

    /// Notices of Stripe's that could not be dealt with and were given up.
    DEAD_NOTICES("""
            select md5(event_ref)::uuid as key, event_ref as id, received_at as since, null::timestamptz as due_at,
                null::uuid as booking_id, null::uuid as company_id, null::uuid as engineer_id,
                null::bigint as amount_minor, null::text as currency, type || ' ' || object_ref as detail,
                '/v1/stripe/notices?stage=DEAD' as href
            from stripe_event where stage = 'DEAD'"""),

    /// What our rows or books and Stripe do not agree on.
    RECONCILIATION_DIFFERENCES(
            """
                    select id as key, id::text as id, found_at as since, null::timestamptz as due_at, null::uuid as booking_id,
                        null::uuid as company_id, null::uuid as engineer_id, null::bigint as amount_minor, null::text as currency,
                        problem || ' ' || reference as detail, '/v1/reconciliation-differences' as href
                    from reconciliation_difference where resolved_at is null"""),

    /// Endpoints of customers that take nothing at present. They are tried again by
    /// themselves; if many do so at once, it may be us.
    WEBHOOKS_FAILING(WorkList.ENDPOINTS.formatted("failing_since", "null::text")
            + " where disabled_for is null and failing_since is not null"),

    /// Endpoints of customers that were given up, until their owners say otherwise.
    WEBHOOKS_GIVEN_UP(WorkList.ENDPOINTS.formatted("coalesce(failing_since, created_at)", "disabled_for")
            + " where disabled_for in ('GONE', 'FAILING')");

    /// Each with what was answered last, or why nothing was: admins do not read what is
    /// sent, nor where to.
    private static final String ENDPOINTS = """
            select id as key, id::text as id, %s as since, null::timestamptz as due_at, null::uuid as booking_id,
                company_id, engineer_id, null::bigint as amount_minor, null::text as currency,
                nullif(concat_ws(' ', %s, (
                    select coalesce(a.failure, a.status::text) from webhook_delivery d
                        join webhook_attempt a on a.delivery_id = d.id and a.number = d.attempts
                    where d.endpoint_id = webhook_endpoint.id order by d.created_at desc, d.id desc limit 1)), '') as detail,
                '/v1/audit-entries?subjectId=' || id as href
            from webhook_endpoint""";

    private final String rows;

    private final String order;

    WorkList(String rows) {
        this(rows, "since, key");
    }

    WorkList(String rows, String order) {
        this.rows = rows;
        this.order = order;
    }

    /// One row: how many wait, and since when the first of them.
    String count() {
        return "select '%s' as list, count(*) as waiting, min(since) as since from (%s) work".formatted(name(), rows);
    }

    /// What comes after `:at` and `:key`.
    String page() {
        return "select * from (%s) work where (%s) > (:at, :key) order by %s limit :limit".formatted(rows, order,
                order);
    }

}
