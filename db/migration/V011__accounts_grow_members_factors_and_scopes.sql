-- Membership: who belongs to a company, and who owns it. The founder who came first becomes the owner.
alter table account add membership text
    constraint account_has_a_known_membership check (membership in ('OWNER', 'MEMBER'));
update account set membership = case
    when id = (select min(first.id::text)::uuid from account first where first.company_id = account.company_id) then 'OWNER'
    else 'MEMBER' end
    where company_id is not null;
alter table account add joined_at timestamptz;
update account set joined_at = created_at where company_id is not null;
alter table account drop constraint account_founders_and_only_they_have_a_company;
alter table account add constraint account_only_founders_belong_to_a_company check (company_id is null or role = 'FOUNDER');
alter table account add constraint account_belongs_to_a_company_wholly
    check ((company_id is null) = (membership is null) and (company_id is null) = (joined_at is null));
create unique index company_has_one_owner on account (company_id) where membership = 'OWNER';

-- An erased account keeps its id, by which others know what it did, and nothing of the person.
alter table account add erased_at timestamptz;
alter table account alter column password_hash drop not null;
alter table account add constraint account_has_a_password_until_it_is_erased
    check ((erased_at is null) = (password_hash is not null));
alter table account add constraint account_is_disabled_once_it_is_erased check (erased_at is null or disabled_at is not null);
alter table company add closed_at timestamptz;

-- Where a session came from, and whether a second factor was given in it.
alter table sign_in_session add second_factor_at timestamptz;
alter table sign_in_session add address text not null default 'unknown'
    constraint sign_in_session_address_is_short check (length(address) between 1 and 45);
alter table sign_in_session alter column address drop default;
alter table sign_in_session add user_agent text
    constraint sign_in_session_user_agent_is_short check (length(user_agent) between 1 and 200);
drop index sign_in_session_by_account;
create index sign_in_session_newest_of_account on sign_in_session (account_id, id desc);
create index sign_in_session_by_account_and_address on sign_in_session (account_id, address);

-- The secret of an authenticator app (RFC 6238), sealed with a key that the database does not have.
create table authenticator (
    account_id    uuid        not null primary key constraint authenticator_is_of_a_known_account references account,
    sealed_secret bytea       not null,
    created_at    timestamptz not null,
    confirmed_at  timestamptz,
    last_step     bigint      not null constraint authenticator_steps_count_from_zero check (last_step >= 0),
    version       bigint      not null
);

-- What lets somebody in who has lost the app, once each.
create table recovery_code (
    account_id  uuid        not null constraint recovery_code_is_of_a_known_account references account,
    code_sha256 bytea       not null constraint recovery_code_is_a_sha256 check (length(code_sha256) = 32),
    created_at  timestamptz not null,
    used_at     timestamptz,
    primary key (account_id, code_sha256)
);

-- What the owner of a mailbox may do with a code that was sent there: make an account, join a company, set a new password,
-- make it their address. Without an account for whom it could be, no letter brings a code that works.
create table mailed_code (
    id           uuid        not null primary key,
    purpose      text        not null constraint mailed_code_has_a_known_purpose
                 check (purpose in ('REGISTRATION', 'PASSWORD_RESET', 'EMAIL_CHANGE')),
    email        text        not null
                 constraint mailed_code_email_is_trimmed_and_lower_case check (email = lower(btrim(email)))
                 constraint mailed_code_email_is_of_3_to_254_characters check (length(email) between 3 and 254),
    role         text        constraint mailed_code_has_a_known_role check (role in ('FOUNDER', 'ENGINEER', 'ADMIN')),
    invited_by   uuid        constraint mailed_code_is_from_a_known_account references account,
    company_id   uuid        constraint mailed_code_is_for_a_known_company references company,
    account_id   uuid        constraint mailed_code_is_of_a_known_account references account,
    requested_at timestamptz not null,
    expires_at   timestamptz not null,
    code_sha256  bytea       constraint mailed_code_is_known_once unique
                 constraint mailed_code_is_a_sha256 check (length(code_sha256) = 32),
    used_at      timestamptz,
    withdrawn_at timestamptz,
    version      bigint      not null,
    constraint mailed_code_for_registration_has_a_role check ((purpose = 'REGISTRATION') = (role is not null)),
    constraint mailed_code_for_an_admin_is_an_invitation check (role <> 'ADMIN' or invited_by is not null),
    constraint mailed_code_for_a_company_is_a_founders_invitation
        check (company_id is null or role = 'FOUNDER' and invited_by is not null),
    constraint mailed_code_for_a_new_address_has_an_account check (purpose <> 'EMAIL_CHANGE' or account_id is not null),
    constraint mailed_code_expires_after_it_was_requested check (expires_at > requested_at),
    constraint mailed_code_is_used_or_withdrawn check (used_at is null or withdrawn_at is null)
);

create index mailed_code_by_expiry on mailed_code (expires_at);
create index mailed_code_by_account on mailed_code (account_id) where account_id is not null;
create index mailed_code_newest_invitations on mailed_code (role, company_id, id desc) where invited_by is not null;
create index mailed_code_by_email on mailed_code (email);

-- A key is its company's as much as its maker's, may do what its scopes say, and expires.
alter table api_key add company_id uuid constraint api_key_is_of_a_known_company references company;
update api_key set company_id = account.company_id from account where account.id = api_key.account_id;
alter table api_key add scopes text[];
update api_key set scopes = case account.role
    when 'FOUNDER' then '{account:read,audit:read,billing:read,billing:write,bookings:read,bookings:write}'::text[]
    when 'ENGINEER' then '{account:read,bookings:read,bookings:write,earnings:read}'
    else '{account:read,audit:read,bookings:read,ledger:read,metrics:read,people:write,roster:write}' end
    from account where account.id = api_key.account_id;
alter table api_key alter column scopes set not null;
alter table api_key add constraint api_key_has_scopes check (cardinality(scopes) > 0);
alter table api_key add expires_at timestamptz;
update api_key set expires_at = created_at + interval '365 days';
alter table api_key alter column expires_at set not null;
alter table api_key add constraint api_key_expires_after_it_was_made check (expires_at > created_at);
alter table api_key add rotated_from uuid constraint api_key_is_rotated_from_a_known_key references api_key;
create index api_key_newest_of_company on api_key (company_id, id desc) where company_id is not null;
