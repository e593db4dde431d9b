create table stripe_event (
    event_ref   text        not null primary key,
    type        text        not null,
    object_ref  text        check (object_ref is not null or stage = 'IGNORED'),
    payload     text        not null,
    stage       text        not null check (stage in ('RECEIVED', 'DONE', 'IGNORED', 'DEAD')),
    attempts    int         not null check (attempts >= 0),
    received_at timestamptz not null,
    due_at      timestamptz,
    constraint received_notices_are_due check ((due_at is not null) = (stage = 'RECEIVED'))
);

create index stripe_event_by_due on stripe_event (due_at) where due_at is not null;
