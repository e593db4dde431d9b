-- The account at the provider that an engineer is paid to, and what the provider says of it. An engineer who has begun to
-- set one up has no reference yet while the provider's answer is outstanding.
create table payee (
    engineer_id       uuid        not null primary key references account (engineer_id),
    country           text        not null check (country ~ '^[A-Z]{2}$'),
    account_ref       text        constraint one_engineer_per_account unique,
    state             text        not null check (state in ('NONE', 'PENDING', 'ACTIVE', 'RESTRICTED', 'CLOSED')),
    requirements      text        not null check (length(requirements) <= 2000),
    bank_failure_ref  text,
    bank_failure_code text,
    bank_failed_at    timestamptz,
    in_doubt          boolean     not null,
    generation        int         not null check (generation >= 0),
    troubles          int         not null check (troubles >= 0),
    created_at        timestamptz not null,
    due_at            timestamptz,
    version           bigint      not null,
    constraint what_is_in_doubt_is_looked_up check (not in_doubt or state = 'NONE' and due_at is not null),
    constraint every_state_but_none_is_an_accounts check ((account_ref is null) = (state = 'NONE')),
    constraint bank_failures_are_known_whole_or_not_at_all
        check (num_nulls(bank_failure_ref, bank_failure_code, bank_failed_at) in (0, 3))
);

create index payee_by_due on payee (due_at) where due_at is not null;

-- How one earning is paid: what was earned, less what refunds have taken away before it was sent, less what was kept for a
-- debt, is transferred; what refunds take away later is reversed.
create table payout (
    id                uuid        not null primary key,
    earning_id        uuid        not null constraint one_payout_per_earning unique references earning,
    engineer_id       uuid        not null references engineer_profile,
    booking_id        uuid        not null references booking,
    week              int         check (week >= 0),
    price_minor       bigint      not null check (price_minor > 0),
    terms_version     int         not null references terms,
    amount_minor      bigint      not null check (amount_minor > 0),
    amount_currency   text        not null check (amount_currency = 'USD'),
    reduced_minor     bigint      not null,
    netted_minor      bigint      not null,
    sent_minor        bigint      not null,
    reversed_minor    bigint      not null,
    stage             text        not null check (stage in ('HELD', 'READY', 'BLOCKED_ACCOUNT', 'SENDING', 'UNKNOWN', 'TRANSFERRED',
                                                            'PARTIALLY_REVERSED', 'REVERSED', 'SETTLED')),
    work_ends_at      timestamptz not null,
    held_until        timestamptz not null check (held_until >= work_ends_at),
    frozen            boolean     not null,
    from_balance      boolean     not null check (from_balance or week is not null),
    blocked_code      text,
    destination_ref   text,
    transfer_ref      text        constraint one_payout_per_transfer unique,
    generation        int         not null check (generation >= 0),
    troubles          int         not null check (troubles >= 0),
    paid_at           timestamptz,
    due_at            timestamptz,
    version           bigint      not null,
    constraint one_payout_per_booking_and_week unique nulls not distinct (booking_id, week),
    constraint nobody_is_paid_more_than_they_earned
        check (reduced_minor >= 0 and netted_minor >= 0 and sent_minor >= 0
               and reduced_minor + netted_minor + sent_minor <= amount_minor),
    constraint what_was_sent_is_the_whole_rest
        check (sent_minor = 0 or reduced_minor + netted_minor + sent_minor = amount_minor),
    constraint never_more_is_reversed_than_was_sent check (reversed_minor between 0 and sent_minor),
    constraint nothing_is_sent_without_a_destination
        check ((sent_minor > 0 and destination_ref is not null)
               or stage not in ('SENDING', 'UNKNOWN', 'TRANSFERRED', 'PARTIALLY_REVERSED', 'REVERSED')),
    constraint transfers_are_known_to_the_provider
        check ((transfer_ref is not null) = (stage in ('TRANSFERRED', 'PARTIALLY_REVERSED', 'REVERSED'))),
    constraint reversals_show
        check (case stage when 'TRANSFERRED' then reversed_minor = 0
                          when 'PARTIALLY_REVERSED' then reversed_minor > 0 and reversed_minor < sent_minor
                          when 'REVERSED' then reversed_minor = sent_minor
                          else reversed_minor = 0 end),
    constraint paid_for_good
        check ((paid_at is not null) = (stage in ('TRANSFERRED', 'PARTIALLY_REVERSED', 'REVERSED', 'SETTLED'))),
    constraint nothing_is_due_once_paid check (due_at is null or paid_at is null),
    constraint transfers_under_way_are_looked_after check (due_at is not null or stage not in ('SENDING', 'UNKNOWN')),
    constraint nothing_disputed_is_due check (not frozen or stage in ('HELD', 'READY', 'BLOCKED_ACCOUNT') and due_at is null)
);

create index payout_by_due on payout (due_at) where due_at is not null;
create index payout_by_engineer on payout (engineer_id, id desc);
create index payout_by_stage on payout (stage, id desc);
create index payout_under_way_by_engineer on payout (engineer_id)
    where stage in ('HELD', 'READY', 'BLOCKED_ACCOUNT', 'SENDING', 'UNKNOWN');

-- What one refund takes from the engineer of a week, once. It waits for the earning, or until it is known whether the
-- earning's transfer was made; what had been transferred is reversed, and what cannot be is owed.
create table refund_share (
    refund_id       uuid        not null primary key,
    engineer_id     uuid        references engineer_profile,
    booking_id      uuid        not null references booking,
    week            int         not null check (week >= 0),
    company_id      uuid        not null references company,
    amount_minor    bigint      not null check (amount_minor > 0),
    amount_currency text        not null check (amount_currency = 'USD'),
    stage           text        not null check (stage in ('WAITING', 'BORNE', 'REVERSING', 'SENDING', 'UNKNOWN', 'REVERSED', 'OWED')),
    payout_id       uuid        references payout,
    share_minor     bigint      not null check (share_minor between 0 and amount_minor),
    reversal_minor  bigint      not null check (reversal_minor >= 0),
    owed_minor      bigint      not null check (owed_minor >= 0),
    reversal_ref    text        constraint one_share_per_reversal unique,
    generation      int         not null check (generation >= 0),
    troubles        int         not null check (troubles >= 0),
    refunded_at     timestamptz not null,
    settled_at      timestamptz,
    due_at          timestamptz,
    version         bigint      not null,
    constraint nothing_is_taken_twice check (reversal_minor + owed_minor <= share_minor),
    constraint reversals_are_of_a_payout check (payout_id is not null or stage in ('WAITING', 'BORNE')),
    constraint reversals_are_known_to_the_provider check ((reversal_ref is not null) = (stage = 'REVERSED')),
    constraint settled_shares_stay check ((settled_at is not null) = (stage in ('BORNE', 'REVERSED', 'OWED'))),
    constraint shares_are_due_until_settled check ((due_at is null) = (settled_at is not null))
);

create index refund_share_by_due on refund_share (due_at) where due_at is not null;
create index refund_share_by_week on refund_share (booking_id, week, refunded_at);
create index refund_share_owed on refund_share (engineer_id) where owed_minor > 0;
create index refund_share_open on refund_share (engineer_id) where settled_at is null;

-- Whoever earned something before there were payouts is paid as well.
insert into payout (id, earning_id, engineer_id, booking_id, week, price_minor, terms_version, amount_minor, amount_currency,
                    reduced_minor, netted_minor, sent_minor, reversed_minor, stage, work_ends_at, held_until, frozen,
                    from_balance, generation, troubles, due_at, version)
select gen_random_uuid(), e.id, e.engineer_id, e.booking_id, e.week, b.weekly_price_minor, b.terms_version, e.amount_minor,
       e.amount_currency, 0, 0, 0, 0, 'HELD', ended.at, ended.at + make_interval(hours => t.hold_hours), false, e.week is null,
       0, 0, ended.at + make_interval(hours => t.hold_hours), 0
from earning e
join booking b on b.id = e.booking_id
join terms t on t.version = b.terms_version
left join charge c on c.booking_id = e.booking_id and c.week = e.week
cross join lateral (select coalesce(c.week_starts_at + interval '168 hours', b.weeks_start_at, e.earned_at) as at) ended;

create trigger keep_audit_trail after insert or update or delete on payee
    for each row execute function keep_audit_trail('{country,requirements}', '{due_at,troubles,version}', 'engineer_id');
create trigger keep_audit_trail after insert or update or delete on payout
    for each row execute function keep_audit_trail('{}', '{due_at,troubles,version}');
create trigger keep_audit_trail after insert or update or delete on refund_share
    for each row execute function keep_audit_trail('{}', '{due_at,troubles,version}', 'refund_id');

-- Whose connected account a notice is about.
alter table stripe_event add column account_ref text;
