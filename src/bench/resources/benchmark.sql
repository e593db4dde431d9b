-- Companies with a founder, a key and a card each, an account for every engineer, live bookings of those who are engaged,
-- past ones of the others, and every week of both: charged, earned, paid out and in the books. Comes after
-- roster-benchmark.sql, in the same session, with the number of companies in cadence.companies.
--
-- Triggers and references are not looked at row by row: the proof of the books is asked for afterwards.
set session_replication_role = replica;
set synchronous_commit = off;

update blocked_period set starts_at = now() - interval '3 days', ends_at = now() + interval '4 days';

create temp table firm as
select i as number, uuidv7(interval '-400 days') as company, uuidv7(interval '-400 days') as founder
from generate_series(0, current_setting('cadence.companies')::int - 1) i;

insert into company (id, name, created_at, version) select company, 'Company ' || number, now() - interval '400 days', 0 from firm;
insert into account (id, email, name, password_hash, role, company_id, membership, created_at, joined_at, version)
select founder, 'founder-' || number || '@example.com', 'Founder ' || number, '{none}' || repeat('-', 40), 'FOUNDER', company,
    'OWNER', now() - interval '400 days', now() - interval '400 days', 0 from firm;
insert into account (id, email, name, password_hash, role, created_at, version)
values (uuidv7(), 'admin@cadence.example', 'Admin', '{none}' || repeat('-', 40), 'ADMIN', now() - interval '400 days', 0);
insert into account (id, email, name, password_hash, role, engineer_id, created_at, version)
select uuidv7(), 'engineer-' || row_number() over () || '@example.com', name, '{none}' || repeat('-', 40), 'ENGINEER',
    engineer_id, approved_at, 0 from engineer_profile;

-- The number of the company is all that is secret of its key; the admin's is all nines.
insert into api_key (id, account_id, company_id, name, scopes, prefix, secret_sha256, created_at, expires_at, version)
select uuidv7(), founder, company, 'Benchmark', '{account:read,billing:read,bookings:read,bookings:write,events:read}',
    'cadence_key_', sha256(('cadence_key_' || lpad(number::text, 43, '0'))::bytea), now() - interval '1 day',
    now() + interval '300 days', 0 from firm;
insert into api_key (id, account_id, name, scopes, prefix, secret_sha256, created_at, expires_at, version)
select uuidv7(), id, 'Benchmark', '{ledger:read,metrics:read}', 'cadence_key_', sha256(('cadence_key_' || repeat('9', 43))::bytea),
    now() - interval '1 day', now() + interval '300 days', 0 from account where role = 'ADMIN';

insert into payer (company_id, customer_ref) select company, 'cus_seeded_' || number from firm;
insert into card (id, company_id, payment_method_ref, brand, last4, expiry_month, expiry_year, fingerprint, chosen, detached,
    saved_at, changed_at)
select uuidv7(), company, 'pm_seeded_' || number, 'visa', '4242', 12, 2034, 'card-' || number, true, false, now(), now() from firm;

-- One booking for each engineer. Weeks of live ones end in one to six days, so that nothing falls due meanwhile.
create temp table work as
select uuidv7(begins - now()) as booking, *, begins + weeks * interval '7 days' as ends
from (
    select firm.*, engineer_id, tier, engaged as live, weeks,
        now() - weeks * interval '7 days' + case when engaged then interval '1 day' + n % 5000 * interval '86 seconds'
                                                 else -interval '1 day' - n % 200 * interval '1 day' end as begins,
        case tier when 'JUNIOR' then 50000 when 'MID' then 100000 when 'SENIOR' then 150000 else 200000 end as price
    from (select row_number() over (order by engineer_id) as n, engineer_id, tier, engaged from engineer_profile) engineer
        cross join lateral (select (1 + n % 20)::int as weeks) length
        join firm on firm.number = n % current_setting('cadence.companies')::int) one
order by begins;

insert into booking (id, company_id, engineer_id, card_fingerprint, tier, weekly_price_minor, weekly_price_currency, terms_version,
    trial_seconds, charge_spacing_seconds, stage, requested_at, respond_by, accepted_at, started_at, weeks_start_at, weeks_begun,
    weeks_paid, weeks_paused_seconds, cancelled_at, ended_at, end_reason, due_at, version)
select booking, company, engineer_id, 'card-' || number, tier, price, 'USD', 1, 0, 86400, case when live then 'ACTIVE' else 'ENDED' end,
    begins - interval '1 hour', begins + interval '11 hours', begins, begins, begins, weeks, weeks, 0,
    case when not live then ends - interval '2 days' end, case when not live then ends end,
    case when not live then 'CANCELLED' end, case when live then ends end, weeks
from work;

create temp table past_week as
select booking, company, engineer_id, number, week, price, price * 8 / 10 as pay, begins + week * interval '7 days' as at,
    uuidv7(begins + week * interval '7 days' - now()) as charge, uuidv7(begins + week * interval '7 days' - now()) as earning,
    uuidv7(begins + week * interval '7 days' - now()) as payout, row_number() over () as id,
    held_until, held_until < now() + interval '1 day' as sent
from work cross join lateral generate_series(0, weeks - 1) week
    cross join lateral (select begins + (week + 1) * interval '7 days' + interval '72 hours' as held_until) held
order by begins + week * interval '7 days';

insert into charge (id, booking_id, company_id, week, week_starts_at, amount_minor, amount_currency, terms_version, stage, intent_ref,
    intent_customer_ref, charge_ref, attempts, troubles, stagings, abandoned, refunded_minor, settled_at, version)
select charge, booking, company, week, at, price, 'USD', 1, 'PAID', 'pi_seeded_' || id, 'cus_seeded_' || number, 'ch_seeded_' || id,
    1, 0, 1, false, 0, at, 3 from past_week;
insert into charge_attempt (charge_id, number, payment_method_ref, fingerprint, refused, begun_at, outcome, settled_at)
select charge, 1, 'pm_seeded_' || number, 'card-' || number, false, at, 'Paid', at from past_week;
insert into earning (id, engineer_id, booking_id, week, amount_minor, amount_currency, earned_at)
select earning, engineer_id, booking, week, pay, 'USD', at from past_week;
insert into payout (id, earning_id, engineer_id, booking_id, week, price_minor, terms_version, amount_minor, amount_currency,
    reduced_minor, netted_minor, sent_minor, reversed_minor, stage, work_ends_at, held_until, frozen, from_balance, generation,
    troubles, destination_ref, transfer_ref, paid_at, due_at, version)
select payout, earning, engineer_id, booking, week, price, 1, pay, 'USD', 0, 0, case when sent then pay else 0 end, 0,
    case when sent then 'TRANSFERRED' else 'HELD' end, held_until - interval '72 hours', held_until, false, false, 0, 0,
    case when sent then 'acct_seeded' end, case when sent then 'tr_seeded_' || id end,
    case when sent then least(held_until, now()) end, case when not sent then held_until end, 1
from past_week;

create temp table entry as
select uuidv7(at - now()) as id, * from (
    select 'CHARGE' as kind, charge as source, at, company, engineer_id, price, pay from past_week
    union all select 'EARNING', earning, at, company, engineer_id, price, pay from past_week
    union all select 'TRANSFER', payout, least(held_until, now()), company, engineer_id, price, pay from past_week where sent) entries
order by at;

insert into ledger_entry (id, kind, source_id, occurred_at, recorded_at) select id, kind, source, at, at from entry;
insert into ledger_posting (entry_id, line, account, owner_id, amount_minor, currency)
select id, line, account, owner, amount, 'USD'
from entry cross join lateral (
    select 0, 'STRIPE_CLEARING', null::uuid, price where kind = 'CHARGE'
    union all select 1, 'COMPANY', company, -price where kind = 'CHARGE'
    union all select 0, 'COMPANY', company, price where kind = 'EARNING'
    union all select 1, 'ENGINEER_PAYABLE', engineer_id, -pay where kind = 'EARNING'
    union all select 2, 'PLATFORM_FEE', null, pay - price where kind = 'EARNING'
    union all select 0, 'ENGINEER_PAYABLE', engineer_id, pay where kind = 'TRANSFER'
    union all select 1, 'STRIPE_CLEARING', null, -pay where kind = 'TRANSFER') posting (line, account, owner, amount);

drop table entry, past_week, work;
reset session_replication_role;
vacuum (analyze);
reset synchronous_commit;
checkpoint;
