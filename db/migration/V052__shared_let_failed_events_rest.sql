-- Events that a listener failed on wait here until they are due again. In Modulith's table they would be read first, as the
-- oldest, whether they are due or not: a thousand letters that no mail server takes would keep everything else waiting.
create table resting_event (
    id                     uuid        not null primary key,
    listener_id            text        not null,
    event_type             text        not null,
    serialized_event       text        not null,
    publication_date       timestamptz not null,
    completion_attempts    int,
    last_resubmission_date timestamptz,
    rests_until            timestamptz not null,
    constraint nothing_rests_before_it_happened check (rests_until >= publication_date)
);

-- Letters come last.
create index resting_event_due on resting_event ((listener_id like '%.mail-%'), rests_until);

-- What some listener has yet to do, wherever it waits.
create view undelivered_event as
    select id, listener_id, serialized_event, publication_date from event_publication where completion_date is null
    union all
    select id, listener_id, serialized_event, publication_date from resting_event;
