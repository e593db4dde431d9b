create table booking (
    id                     uuid        not null primary key,
    company_id             uuid        not null references company,
    engineer_id            uuid        not null references engineer_profile,
    card_fingerprint       text        not null,
    tier                   text        not null check (tier in ('JUNIOR', 'MID', 'SENIOR', 'LEAD')),
    weekly_price_minor     bigint      not null check (weekly_price_minor > 0),
    weekly_price_currency  text        not null check (weekly_price_currency = 'USD'),
    terms_version          int         not null references terms,
    trial_seconds          bigint      not null check (trial_seconds >= 0),
    charge_spacing_seconds bigint      not null check (charge_spacing_seconds > 0),
    stage                  text        not null check (stage in ('REQUESTED', 'SCHEDULED', 'TRIAL', 'ACTIVE', 'PAST_DUE',
                                                                 'DECLINED', 'EXPIRED', 'WITHDRAWN', 'ENDED')),
    requested_at           timestamptz not null,
    respond_by             timestamptz not null check (respond_by > requested_at),
    agreed_start_at        timestamptz check (agreed_start_at >= requested_at),
    accepted_at            timestamptz check (accepted_at >= requested_at and accepted_at < respond_by),
    started_at             timestamptz check (started_at >= accepted_at),
    weeks_start_at         timestamptz,
    weeks_begun            int         not null check (weeks_begun >= 0),
    weeks_paid             int         not null check (weeks_paid >= 0),
    cancelled_at           timestamptz,
    ends_at                timestamptz check (ends_at >= cancelled_at),
    ended_at               timestamptz,
    end_reason             text        check (end_reason in ('CANCELLED', 'UNPAID')),
    private_reason         text        check (length(private_reason) <= 2000),
    due_at                 timestamptz,
    version                bigint      not null,
    constraint no_week_begins_while_an_earlier_one_is_unpaid check (weeks_begun - weeks_paid in (0, 1)),
    constraint first_week_follows_the_trial check (weeks_start_at = started_at + make_interval(secs => trial_seconds)),
    constraint started_bookings_know_their_weeks check ((started_at is null) = (weeks_start_at is null)),
    constraint accepted_unless_it_came_to_nothing
        check ((accepted_at is null) = (stage in ('REQUESTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'))),
    constraint trial_and_weeks_have_started check (started_at is not null or (stage not in ('TRIAL', 'ACTIVE', 'PAST_DUE')
                                                                              and weeks_begun = 0)),
    constraint active_weeks_were_paid check (stage <> 'ACTIVE' or weeks_paid > 0),
    constraint past_due_weeks_are_unpaid check (stage <> 'PAST_DUE' or weeks_begun > weeks_paid),
    constraint over_when_over
        check ((ended_at is not null) = (stage in ('DECLINED', 'EXPIRED', 'WITHDRAWN', 'ENDED'))),
    constraint every_end_has_a_reason check ((end_reason is not null) = (stage = 'ENDED')),
    constraint nothing_falls_due_after_the_end check (due_at is null or ended_at is null),
    constraint only_a_cancelled_booking_has_an_end_ahead check (ends_at is null or cancelled_at is not null)
);

create unique index one_live_booking_per_engineer on booking (engineer_id)
    where stage in ('REQUESTED', 'SCHEDULED', 'TRIAL', 'ACTIVE', 'PAST_DUE');

create unique index one_trial_per_company_and_engineer on booking (company_id, engineer_id)
    where trial_seconds > 0 and started_at is not null;

create unique index one_trial_per_card_and_engineer on booking (card_fingerprint, engineer_id)
    where trial_seconds > 0 and started_at is not null;

create index booking_by_due on booking (due_at) where due_at is not null;
create index booking_by_company on booking (company_id, id desc);
create index booking_by_stage on booking (stage, id desc);
create index booking_by_engineer on booking (engineer_id, id desc);
