-- What has happened, for those whom it concerns: written by the transaction that did it. A row is no part of the feed until
-- it has a number; numbers are given one after the other to rows of transactions that have ended. Nothing here refers to
-- another table: a reference would lock the company's row with every fact.
create table event (
    id          uuid        not null primary key,
    written     bigint      not null generated always as identity,
    number      bigint      constraint numbers_begin_with_one check (number > 0),
    type        text        not null constraint types_are_words_with_a_dot check (type ~ '^[a-z]+[.][a-z]+(_[a-z]+)*$'),
    company_id  uuid,
    engineer_id uuid,
    data        jsonb       not null constraint data_is_thin
        check (jsonb_typeof(data) = 'object' and length(data::text) <= 1000),
    occurred_at timestamptz not null,
    recorded_at timestamptz not null
);

create unique index numbers_are_given_once on event (number);
create index event_to_number on event (written) where number is null;
create index event_of_company on event (company_id, number) where company_id is not null;
create index event_of_engineer on event (engineer_id, number) where engineer_id is not null;
create index event_by_age on event (recorded_at);

-- The last number that was given, and the last whose event is forgotten. Whoever gives numbers or forgets holds the row.
create table event_head (
    only_row  boolean not null primary key default true constraint there_is_one_head check (only_row),
    last      bigint  not null,
    forgotten bigint  not null,
    constraint what_is_forgotten_was_there check (forgotten between 0 and last)
);

insert into event_head (last, forgotten) values (0, 0);
