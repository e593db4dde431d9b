-- Whom an OpenID provider knows by a subject that never changes hands, and whose account that opens.
create table external_identity (
    id         uuid        not null primary key,
    account_id uuid        not null constraint external_identity_is_of_a_known_account references account,
    issuer     text        not null
               constraint external_identity_issuer_is_of_1_to_500_characters check (length(issuer) between 1 and 500),
    subject    text        not null
               constraint external_identity_subject_is_of_1_to_255_characters check (length(subject) between 1 and 255),
    linked_at  timestamptz not null,
    version    bigint      not null,
    constraint external_identity_opens_one_account unique (issuer, subject),
    constraint external_identity_is_the_one_of_its_issuer unique (account_id, issuer)
);

-- Who is on their way to such a provider and back. Whoever reads this can finish nobody's way: what the browser shows is
-- kept as hashes, and what the provider is shown is sealed with a key that the database does not have.
create table external_sign_in (
    attempt_sha256  bytea       not null primary key
                    constraint external_sign_in_attempt_is_a_sha256 check (length(attempt_sha256) = 32),
    provider        text        not null
                    constraint external_sign_in_has_a_short_provider check (provider ~ '^[a-z0-9-]{1,40}$'),
    state_sha256    bytea       not null constraint external_sign_in_state_is_a_sha256 check (length(state_sha256) = 32),
    sealed_nonce    bytea       not null,
    sealed_verifier bytea       not null,
    expires_at      timestamptz not null
);

create index external_sign_in_by_expiry on external_sign_in (expires_at);

create trigger keep_audit_trail after insert or update or delete on external_identity
    for each row execute function keep_audit_trail('{subject}', '{version}');
