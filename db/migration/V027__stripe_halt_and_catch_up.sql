-- Nothing is sent to Stripe in the background while it refuses a key. A row is a time of that, in force until it ends; an
-- instance with another key goes on.
create table stripe_halt (
    id         uuid        not null primary key,
    key_sha256 bytea       not null,
    cause      text        not null,
    began_at   timestamptz not null,
    ended_at   timestamptz,
    due_at     timestamptz,
    constraint a_refused_key_is_known_by_a_hash check (length(key_sha256) = 32),
    constraint a_halt_is_probed_until_it_ends check ((due_at is null) = (ended_at is not null))
);

create unique index one_halt_of_a_key_at_a_time on stripe_halt (key_sha256) where ended_at is null;
create index stripe_halt_by_end on stripe_halt (key_sha256, ended_at) where ended_at is not null;

create trigger keep_audit_trail after insert or update or delete on stripe_halt
    for each row execute function keep_audit_trail('{key_sha256}', '{due_at}');

-- How far Stripe's list of undelivered notices has been read, and from where in it to go on.
create table stripe_catch_up (
    only_one   boolean     not null primary key default true,
    read_until timestamptz not null,
    began_at   timestamptz,
    page_after text,
    due_at     timestamptz not null,
    constraint there_is_one_catch_up check (only_one),
    constraint a_page_belongs_to_a_reading check (page_after is null or began_at is not null)
);

create index stripe_event_open on stripe_event (event_ref) where stage in ('RECEIVED', 'DEAD');
create index stripe_event_settled on stripe_event (received_at) where stage in ('DONE', 'IGNORED');
