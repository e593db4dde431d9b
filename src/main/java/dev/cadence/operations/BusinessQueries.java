package dev.cadence.operations;

/// What is asked of a period from `:from` to before `:until`. Weeks begin on Mondays and months on their first, in UTC.
final class BusinessQueries {

    /// One row. What became of a brief or a request counts for the period in which it was
    /// made, what became of a trial for that in which it began.
    static final String FUNNEL = """
            with made as (
                select exists (select from shortlist s join shortlist_choice c on c.shortlist_id = s.id
                               join booking b on b.id = c.booking_id
                               where s.brief_id = brief.id and b.accepted_at is not null) as filled,
                    exists (select from shortlist s join shortlist_choice c on c.shortlist_id = s.id
                            join booking b on b.id = c.booking_id
                            where s.brief_id = brief.id and b.stage = 'REQUESTED') as waits
                from brief where submitted_at >= :from and submitted_at < :until
            ), requested as (
                select accepted_at, ended_at from booking where requested_at >= :from and requested_at < :until
            ), accepted as (
                select extract(epoch from b.accepted_at - brief.submitted_at) as seconds
                from booking b join shortlist_choice c on c.booking_id = b.id
                    join shortlist s on s.id = c.shortlist_id join brief on brief.id = s.brief_id
                where b.accepted_at >= :from and b.accepted_at < :until
            ), tried as (
                select weeks_paid, ended_at from booking
                where started_at >= :from and started_at < :until and trial_seconds > 0
            )
            select (select count(*) from made) as briefs, (select count(*) from made where filled) as briefs_filled,
                (select count(*) from made where waits and not filled) as briefs_undecided,
                (select count(*) from requested) as requests,
                (select count(accepted_at) from requested) as requests_filled,
                (select count(*) from requested where accepted_at is null and ended_at is not null) as requests_lapsed,
                (select percentile_disc(0.5) within group (order by seconds) from accepted) as brief_to_acceptance,
                (select count(*) from accepted) as acceptances_from_briefs, (select count(*) from tried) as trials,
                (select count(*) from tried where weeks_paid > 0) as converted,
                (select count(*) from tried where weeks_paid = 0 and ended_at is not null) as lost""";

    /// One row for each week with money, as the books have it.
    static final String REVENUE = """
            select date_trunc('week', e.occurred_at at time zone 'UTC')::date as week, p.currency,
                coalesce(sum(p.amount_minor) filter (where p.account = 'STRIPE_CLEARING' and e.kind = 'CHARGE'), 0) as charged,
                coalesce(-sum(p.amount_minor) filter (where p.account = 'STRIPE_CLEARING' and e.kind <> 'CHARGE'), 0) as refunded,
                coalesce(-sum(p.amount_minor) filter (where p.account = 'PLATFORM_FEE'), 0) as fee,
                count(*) filter (where p.account = 'STRIPE_CLEARING' and e.kind = 'CHARGE') as weeks_paid
            from ledger_entry e join ledger_posting p on p.entry_id = e.id
            where e.occurred_at >= :from and e.occurred_at < :until
                and p.account in ('STRIPE_CLEARING', 'PLATFORM_FEE')
                and (p.account = 'PLATFORM_FEE' or e.kind in ('CHARGE', 'REFUND', 'REFUND_FAILED'))
            group by week, p.currency
            order by week, p.currency""";

    /// One row for each month in which companies began: how many did, and how many have
    /// come so many weeks far since. A company's weeks are counted from the begin of its
    /// first paid one; one in which several paid weeks begin, of bookings side by side,
    /// is one.
    static final String RETENTION = """
            with began as (
                select distinct company_id from booking where started_at >= :from and started_at < :until
            ), company_began as (
                select b.company_id, min(b.started_at) as first_at
                from began join booking b on b.company_id = began.company_id
                where b.started_at is not null group by b.company_id
            ), company_paid as (
                select b.company_id, c.week_starts_at - min(c.week_starts_at) over (partition by b.company_id) as since_first
                from company_began join booking b on b.company_id = company_began.company_id
                    join charge c on c.booking_id = b.id
                where c.stage = 'PAID'
            ), company_stayed as (
                select company_id, count(distinct floor(extract(epoch from since_first) / extract(epoch from interval '7 days'))) as weeks
                from company_paid group by company_id
            ), reached as (
                select date_trunc('month', first_at at time zone 'UTC')::date as month, milestone,
                    coalesce(weeks, 0) >= milestone as is_there
                from company_began left join company_stayed on company_stayed.company_id = company_began.company_id
                    cross join unnest(:milestones) milestone
                where first_at >= :from and first_at < :until
            ), counted as (
                select month, milestone, count(*) as companies, count(*) filter (where is_there) as survivors
                from reached group by month, milestone
            )
            select month, max(companies) as companies, array_agg(survivors order by milestone) as survivors
            from counted group by month order by month""";

    private BusinessQueries() {
    }

}
