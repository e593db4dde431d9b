create table payer (
    company_id   uuid not null primary key references company,
    customer_ref text not null constraint one_company_per_customer unique
);

create table card_setup (
    id         uuid        not null primary key,
    company_id uuid        not null references company,
    setup_ref  text        not null constraint one_setup_per_reference unique,
    stage      text        not null check (stage in ('PENDING', 'SUCCEEDED')),
    started_at timestamptz not null,
    due_at     timestamptz check (stage = 'PENDING' or due_at is null)
);

create index card_setup_by_due on card_setup (due_at) where due_at is not null;

create table card (
    id                 uuid        not null primary key,
    company_id         uuid        not null references company,
    payment_method_ref text        not null constraint one_card_per_payment_method unique,
    brand              text        not null,
    last4              text        not null check (last4 ~ '^[0-9]{4}$'),
    expiry_month       int         not null check (expiry_month between 1 and 12),
    expiry_year        int         not null check (expiry_year between 2000 and 2200),
    fingerprint        text        not null,
    chosen             boolean     not null,
    saved_at           timestamptz not null
);

create unique index one_chosen_card_per_company on card (company_id) where chosen;
create index card_by_company on card (company_id, saved_at desc);

create table charge (
    id                   uuid        not null primary key,
    booking_id           uuid        not null references booking,
    company_id           uuid        not null references company,
    week                 int         not null check (week >= 0),
    week_starts_at       timestamptz not null,
    amount_minor         bigint      not null check (amount_minor > 0),
    amount_currency      text        not null check (amount_currency = 'USD'),
    terms_version        int         not null references terms,
    stage                text        not null check (stage in ('PLANNED', 'STAGED', 'CHARGING', 'UNKNOWN', 'PAID', 'DECLINED',
                                                            'ACTION_REQUIRED', 'VOIDING', 'VOID')),
    intent_ref           text        constraint one_charge_per_payment unique,
    attempts             int         not null check (attempts >= 0),
    troubles             int         not null check (troubles >= 0),
    abandoned            boolean     not null,
    dunning_since        timestamptz,
    dunning_gives_up_at  timestamptz check (dunning_gives_up_at > dunning_since),
    dunning_failure_ref  text,
    dunning_failure_code text,
    settled_at           timestamptz,
    due_at               timestamptz,
    version              bigint      not null,
    constraint one_charge_per_booking_and_week unique (booking_id, week),
    constraint settled_for_good check ((settled_at is not null) = (stage in ('PAID', 'VOID'))),
    constraint nothing_is_due_once_settled check ((due_at is null) = (settled_at is not null)),
    constraint every_attempt_has_a_payment check (intent_ref is not null or stage = 'PLANNED'),
    constraint dunning_is_known_whole_or_not_at_all
        check (num_nulls(dunning_since, dunning_gives_up_at, dunning_failure_ref, dunning_failure_code) in (0, 4)),
    constraint declines_are_dunned check (dunning_since is not null or stage not in ('DECLINED', 'ACTION_REQUIRED'))
);

create index charge_by_due on charge (due_at) where due_at is not null;
create index charge_open_by_company on charge (company_id) where settled_at is null;

create table charge_attempt (
    charge_id          uuid        not null references charge,
    number             int         not null check (number > 0),
    payment_method_ref text        not null,
    begun_at           timestamptz not null,
    outcome            text,
    settled_at         timestamptz,
    primary key (charge_id, number)
);
