create table idempotent_request (
    account_id     uuid        not null,
    key            text        not null check (length(key) between 1 and 255),
    request_sha256 bytea       not null check (length(request_sha256) = 32),
    requested_at   timestamptz not null,
    answer         text,
    primary key (account_id, key)
);

create index idempotent_request_by_age on idempotent_request (requested_at);
