-- When which founder is to be reminded that a trial ends. Nothing is due any more once that was done.
create table trial_reminder (
    booking_id    uuid        not null primary key references booking,
    trial_ends_at timestamptz not null,
    due_at        timestamptz constraint trials_are_reminded_of_before_they_end check (due_at < trial_ends_at)
);

create index trial_reminder_due on trial_reminder (due_at) where due_at is not null;

-- Of the trials that run already, too.
insert into trial_reminder (booking_id, trial_ends_at, due_at)
select id, weeks_start_at, weeks_start_at - interval '12 hours' from booking where stage = 'TRIAL' and weeks_begun = 0;
