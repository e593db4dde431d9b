-- Where the work of a booking goes, and the secret by which GitHub proves its notices. While it is exchanged for another, the
-- earlier one works on for a while.
create table repository_link (
    id                    uuid        not null primary key,
    booking_id            uuid        not null constraint one_repository_per_booking unique references booking,
    company_id            uuid        not null references company,
    repository            text        not null constraint repository_is_owner_and_name
                                      check (repository ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}$'),
    sealed_secret         bytea       not null,
    sealed_earlier_secret bytea,
    earlier_until         timestamptz,
    linked_at             timestamptz not null,
    version               bigint      not null,
    constraint earlier_secrets_end check ((sealed_earlier_secret is null) = (earlier_until is null))
);

create trigger keep_audit_trail after insert or update or delete on repository_link
    for each row execute function keep_audit_trail('{repository,sealed_secret,sealed_earlier_secret}', '{version}');

-- What GitHub said, once for each delivery, and what came of it. Forgotten after forty days, and with its link.
create table github_notice (
    link_id     uuid        not null references repository_link on delete cascade,
    delivery    text        not null check (delivery ~ '^[!-~]{1,100}$'),
    event       text        not null check (event ~ '^[!-~]{1,100}$'),
    outcome     text        not null check (outcome in ('PONG', 'FIRST_COMMIT', 'COUNTED_BEFORE', 'WORK_NOT_BEGUN', 'WORK_OVER',
                                                        'OTHER_PERSON', 'NOBODY_TO_KNOW', 'OTHER_REPOSITORY', 'NOTHING_PUSHED',
                                                        'OTHER_EVENT')),
    received_at timestamptz not null,
    constraint each_delivery_is_taken_once primary key (link_id, delivery)
);

create index github_notice_newest on github_notice (link_id, received_at desc);
create index github_notice_by_age on github_notice (received_at);

-- By what engineers are known in a repository.
create table commit_identity (
    engineer_id  uuid        not null primary key references account (engineer_id),
    github_login text        constraint github_login_is_one check (github_login ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,38}$'),
    emails       text[]      not null constraint commit_emails_are_few
                             check (cardinality(emails) <= 5 and array_position(emails, null) is null),
    said_at      timestamptz not null,
    constraint something_is_said check (github_login is not null or cardinality(emails) > 0)
);

create trigger keep_audit_trail after insert or update or delete on commit_identity
    for each row execute function keep_audit_trail('{github_login,emails}', '{}', 'engineer_id');

-- When the engineer of a booking first pushed: once, and never changed.
create table first_commit (
    booking_id  uuid        not null constraint one_first_commit_per_booking primary key references booking,
    at          timestamptz not null,
    matched_by  text        not null check (matched_by in ('PUSHER', 'AUTHOR')),
    commit_sha  text        check (commit_sha ~ '^([0-9a-f]{40}|[0-9a-f]{64})$'),
    recorded_at timestamptz not null check (recorded_at >= at)
);

create index first_commit_by_time on first_commit (at);

create function first_commits_stay() returns trigger language plpgsql as $$
begin
    raise exception 'a first commit is recorded once and stays';
end $$;

create trigger first_commits_stay before update or delete on first_commit
    for each row execute function first_commits_stay();
create trigger keep_audit_trail after insert or update or delete on first_commit
    for each row execute function keep_audit_trail('{commit_sha}', '{}', 'booking_id');
