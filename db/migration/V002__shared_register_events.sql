-- The registry of Spring Modulith 2.1: an event is stored in the transaction that caused it, one row per listener, and
-- deleted when that listener has done its work.
create table event_publication (
    id                     uuid        not null primary key,
    listener_id            text        not null,
    event_type             text        not null,
    serialized_event       text        not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);

create index event_publication_by_event on event_publication using hash (serialized_event);
create index event_publication_by_completion on event_publication (completion_date);
create index event_publication_by_status on event_publication (status, publication_date);
