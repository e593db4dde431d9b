-- Where a company's or an engineer's programs want to be told what has happened. Types are words such as booking.accepted
-- or booking.*; none stands for all.
create table webhook_endpoint (
    id            uuid        not null primary key,
    company_id    uuid        references company,
    engineer_id   uuid,
    url           text        not null constraint addresses_are_short check (length(url) <= 500),
    description   text        not null constraint descriptions_are_short check (length(description) <= 200),
    types         text[]      not null constraint types_are_few check (cardinality(types) <= 50),
    disabled_for  text        constraint disabled_for_a_known_reason check (disabled_for in ('OWNER', 'GONE', 'FAILING', 'ABANDONED')),
    failing_since timestamptz,
    leased_until  timestamptz,
    created_by    uuid        not null references account,
    created_at    timestamptz not null,
    constraint belongs_to_a_company_or_an_engineer check (num_nonnulls(company_id, engineer_id) = 1)
);

create index webhook_endpoint_of_company on webhook_endpoint (company_id, id) where company_id is not null;
create index webhook_endpoint_of_engineer on webhook_endpoint (engineer_id, id) where engineer_id is not null;

-- What messages are signed with, sealed. The one without an end is the present one; others sign beside it until their end.
create table webhook_secret (
    endpoint_id uuid        not null references webhook_endpoint on delete cascade,
    number      int         not null,
    sealed      bytea       not null,
    expires_at  timestamptz,
    constraint secrets_are_numbered primary key (endpoint_id, number)
);

create unique index one_present_secret on webhook_secret (endpoint_id) where expires_at is null;

-- One event on its way to one endpoint. Forgotten with the event.
create table webhook_delivery (
    id          uuid        not null primary key,
    endpoint_id uuid        not null references webhook_endpoint on delete cascade,
    event_id    uuid        not null references event on delete cascade,
    stage       text        not null constraint a_delivery_has_a_known_stage check (stage in ('PENDING', 'DELIVERED', 'FAILED', 'DROPPED')),
    tries       int         not null,
    attempts    int         not null,
    due_at      timestamptz,
    created_at  timestamptz not null,
    finished_at timestamptz,
    constraint pending_is_due check ((due_at is not null) = (stage = 'PENDING')),
    constraint what_is_not_pending_is_finished check ((finished_at is null) = (stage = 'PENDING')),
    constraint tries_are_attempts check (tries between 0 and attempts),
    constraint one_delivery_of_each_event unique (event_id, endpoint_id)
);

create index webhook_delivery_due on webhook_delivery (due_at) where due_at is not null;
create index webhook_delivery_of_endpoint_due on webhook_delivery (endpoint_id, due_at) where due_at is not null;
create index webhook_delivery_of_endpoint on webhook_delivery (endpoint_id, created_at, id);

create table webhook_attempt (
    delivery_id uuid        not null references webhook_delivery on delete cascade,
    number      int         not null,
    made_at     timestamptz not null,
    duration_ms int         not null,
    status      int,
    failure     text,
    answer      text        constraint answers_are_cut check (length(answer) <= 1000),
    constraint attempts_are_numbered primary key (delivery_id, number),
    constraint answered_or_failed check (num_nonnulls(status, failure) = 1)
);

create trigger keep_audit_trail after insert or update or delete on webhook_endpoint
    for each row execute function keep_audit_trail('{url,description}', '{leased_until,failing_since}');
create trigger keep_audit_trail after insert or update or delete on webhook_secret
    for each row execute function keep_audit_trail('{sealed}', '{}', 'endpoint_id');
