-- What an engineer is owed for a booking's trial (no week) or for one of its weeks.
create table earning (
    id              uuid        not null primary key,
    engineer_id     uuid        not null references engineer_profile,
    booking_id      uuid        not null references booking,
    week            int         check (week >= 0),
    amount_minor    bigint      not null check (amount_minor > 0),
    amount_currency text        not null check (amount_currency = 'USD'),
    earned_at       timestamptz not null,
    constraint one_earning_per_booking_and_week unique nulls not distinct (booking_id, week)
);

create index earning_by_engineer on earning (engineer_id, id desc);
