-- What engineers say of a day's work, for the founder to read: once for each day, and changed only while the day lasts. The day
-- is one of a calendar, whose the engineer may choose.
create table day_update (
    booking_id  uuid        not null references booking,
    day         date        not null,
    engineer_id uuid        not null references engineer_profile,
    text        text        not null constraint updates_are_short check (length(text) between 1 and 2000),
    posted_at   timestamptz not null,
    changed_at  timestamptz not null check (changed_at >= posted_at),
    constraint one_update_per_day primary key (booking_id, day)
);

create index day_update_by_engineer on day_update (engineer_id, booking_id, day);

create trigger keep_audit_trail after insert or update or delete on day_update
    for each row execute function keep_audit_trail('{text}', '{}', 'booking_id');
