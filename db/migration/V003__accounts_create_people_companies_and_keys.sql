create table company (
    id         uuid        not null primary key,
    name       text        not null constraint company_name_is_of_1_to_100_characters check (length(name) between 1 and 100),
    created_at timestamptz not null,
    version    bigint      not null
);

create table account (
    id            uuid        not null primary key,
    email         text        not null constraint account_email_has_one_owner unique
                              constraint account_email_is_trimmed_and_lower_case check (email = lower(btrim(email)))
                              constraint account_email_is_of_3_to_254_characters check (length(email) between 3 and 254),
    name          text        not null constraint account_name_is_of_1_to_100_characters check (length(name) between 1 and 100),
    password_hash text        not null constraint account_password_is_hashed check (password_hash ~ '^\{[a-z0-9-]+\}.{20,}$'),
    role          text        not null constraint account_has_a_known_role check (role in ('FOUNDER', 'ENGINEER', 'ADMIN')),
    company_id    uuid        constraint account_acts_for_a_known_company references company,
    engineer_id   uuid        constraint account_engineer_has_one_account unique,
    created_at    timestamptz not null,
    disabled_at   timestamptz,
    version       bigint      not null,
    constraint account_founders_and_only_they_have_a_company check ((role = 'FOUNDER') = (company_id is not null)),
    constraint account_engineers_and_only_they_have_an_engineer_id check ((role = 'ENGINEER') = (engineer_id is not null))
);

create index account_by_company on account (company_id) where company_id is not null;
create index account_admins on account (role) where role = 'ADMIN';

create table sign_in_session (
    id           uuid        not null primary key,
    account_id   uuid        not null constraint sign_in_session_is_of_a_known_account references account,
    token_sha256 bytea       not null constraint sign_in_session_token_is_known_once unique
                             constraint sign_in_session_token_is_a_sha256 check (length(token_sha256) = 32),
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    ended_at     timestamptz,
    version      bigint      not null,
    constraint sign_in_session_expires_after_it_began check (expires_at > created_at)
);

create index sign_in_session_by_account on sign_in_session (account_id);
create index sign_in_session_by_expiry on sign_in_session (expires_at);

create table api_key (
    id            uuid        not null primary key,
    account_id    uuid        not null constraint api_key_is_of_a_known_account references account,
    name          text        not null constraint api_key_name_is_of_1_to_100_characters check (length(name) between 1 and 100),
    prefix        text        not null constraint api_key_prefix_gives_little_away check (length(prefix) between 1 and 20),
    secret_sha256 bytea       not null constraint api_key_secret_is_known_once unique
                              constraint api_key_secret_is_a_sha256 check (length(secret_sha256) = 32),
    created_at    timestamptz not null,
    last_used_at  timestamptz,
    revoked_at    timestamptz,
    version       bigint      not null
);

create index api_key_newest_of_account on api_key (account_id, id desc);
