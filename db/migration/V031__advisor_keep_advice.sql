-- What was advised. The id is made of what the advice depends on: the paragraph, what was known and what a week cost; so the
-- same question has one row, and asking again changes nothing. Nothing tells who has asked. Unless a brief was made of it, a
-- row is forgotten in its time.
create table advice (
    id                uuid        not null primary key,
    knowledge_version int         not null constraint advice_follows_from_some_knowledge check (knowledge_version > 0),
    terms_version     int         not null references terms,
    paragraph         text        not null constraint advice_is_about_a_paragraph check (char_length(paragraph) between 1 and 5000),
    -- Not jsonb, which would put it in another order.
    advice            json        not null constraint advice_has_many_parts check (json_typeof(advice) = 'object'),
    given_at          timestamptz not null,
    forget_at         timestamptz constraint advice_is_kept_for_a_while check (forget_at > given_at)
);

create index advice_by_forgetting on advice (forget_at) where forget_at is not null;

-- Which brief a company made of an advice, and what was predicted then.
create table advice_brief (
    brief_id    uuid        not null primary key references brief,
    advice_id   uuid        not null references advice,
    company_id  uuid        not null references company,
    tier        text        not null constraint advised_tier_is_known check (tier in ('JUNIOR', 'MID', 'SENIOR', 'LEAD')),
    weeks_from  int         not null constraint advised_weeks_are_some check (weeks_from > 0),
    weeks_until int         not null,
    made_at     timestamptz not null,
    constraint advised_weeks_are_a_range check (weeks_until >= weeks_from),
    constraint one_brief_of_a_company_for_one_advice unique (advice_id, company_id)
);

create trigger keep_audit_trail after insert or update or delete on advice_brief
    for each row execute function keep_audit_trail('{}', '{}', 'brief_id');

-- What became of it: the bookings that were requested from shortlists of such briefs, as far as they have come.
create table advice_booking (
    booking_id     uuid        not null primary key references booking,
    brief_id       uuid        not null references advice_brief,
    shortlisted_at timestamptz not null,
    requested_at   timestamptz not null,
    tier           text        not null constraint booked_tier_is_known check (tier in ('JUNIOR', 'MID', 'SENIOR', 'LEAD')),
    started_at     timestamptz,
    weeks_paid     int         not null constraint paid_weeks_are_some_or_none check (weeks_paid >= 0),
    ended_at       timestamptz,
    constraint weeks_are_paid_of_what_has_started check (weeks_paid = 0 or started_at is not null)
);

create index advice_booking_by_brief on advice_booking (brief_id, booking_id);
