-- What the terms say of payouts, trials, and cards that are declined. Rows stay unedited: a new column is filled for all.
alter table terms
    add column hold_hours             int    not null default 72 check (hold_hours > 0),
    add column trial_fund_minor       bigint not null default 200000 check (trial_fund_minor >= 0),
    add column attempts_per_card      int    not null default 10 check (attempts_per_card > 0),
    add column attempts_window_days   int    not null default 30 check (attempts_window_days > 0),
    add column authenticate_hours     int    not null default 24 check (authenticate_hours between 1 and unpaid_after_hours),
    add column netting_basis_points   int    not null default 5000 check (netting_basis_points between 0 and 10000);

alter table terms
    alter column hold_hours drop default,
    alter column trial_fund_minor drop default,
    alter column attempts_per_card drop default,
    alter column attempts_window_days drop default,
    alter column authenticate_hours drop default,
    alter column netting_basis_points drop default;

-- A booking is suspended while a dispute about one of its weeks is open. Time that passes between the end of its newest week
-- and its resumption belongs to no week.
alter table booking
    add column suspended_at   timestamptz,
    add column weeks_paused_seconds bigint not null default 0 check (weeks_paused_seconds >= 0),
    add column ends_for       text check (ends_for in ('CANCELLED', 'RESIGNED')),
    add column removed_for    text check (removed_for in ('NO_SHOW', 'CONDUCT')),
    drop constraint booking_stage_check,
    drop constraint booking_end_reason_check,
    drop constraint only_a_cancelled_booking_has_an_end_ahead;

update booking set ends_for = 'CANCELLED' where ends_at is not null;

alter table booking
    alter column weeks_paused_seconds drop default,
    add constraint booking_stage_check check (stage in ('REQUESTED', 'SCHEDULED', 'TRIAL', 'ACTIVE', 'PAST_DUE', 'SUSPENDED',
                                                        'DECLINED', 'EXPIRED', 'WITHDRAWN', 'ENDED')),
    add constraint booking_end_reason_check check (end_reason in ('CANCELLED', 'UNPAID', 'REMOVED', 'RESIGNED', 'DISPUTE_LOST')),
    add constraint suspended_since_when check ((suspended_at is not null) = (stage = 'SUSPENDED')),
    add constraint only_started_bookings_are_suspended check (stage <> 'SUSPENDED' or weeks_paid > 0),
    add constraint removed_for_a_cause check ((removed_for is not null) = (end_reason is not distinct from 'REMOVED')),
    add constraint an_end_ahead_has_a_reason check ((ends_at is null) = (ends_for is null)),
    add constraint only_a_cancelled_booking_has_a_founders_end_ahead
        check (ends_for is distinct from 'CANCELLED' or cancelled_at is not null);

drop index one_live_booking_per_engineer;
create unique index one_live_booking_per_engineer on booking (engineer_id)
    where stage in ('REQUESTED', 'SCHEDULED', 'TRIAL', 'ACTIVE', 'PAST_DUE', 'SUSPENDED');
