-- What the two sides of a booking that is over think of each other: hidden from the other side until both have said it, or
-- until it falls due. The row does not name the company, so that no entry of the audit trail that the company reads tells
-- of the engineer's side.
create table booking_rating (
    booking_id             uuid        not null primary key references booking,
    engineer_id            uuid        not null references engineer_profile,
    by_company_stars       int,
    by_company_comment     text,
    by_company_account_id  uuid        references account,
    by_company_given_at    timestamptz,
    by_engineer_stars      int,
    by_engineer_comment    text,
    by_engineer_account_id uuid        references account,
    by_engineer_given_at   timestamptz,
    due_at                 timestamptz,
    revealed_at            timestamptz,
    counted_stars          int,
    version                bigint      not null,
    constraint stars_are_one_to_five
        check (by_company_stars between 1 and 5 and by_engineer_stars between 1 and 5 and counted_stars between 1 and 5),
    constraint comments_are_short check (length(by_company_comment) <= 1000 and length(by_engineer_comment) <= 1000),
    constraint companies_rate_wholly_or_not_at_all
        check (num_nulls(by_company_stars, by_company_account_id, by_company_given_at) in (0, 3)
               and (by_company_comment is null or by_company_stars is not null)),
    constraint engineers_rate_wholly_or_not_at_all
        check (num_nulls(by_engineer_stars, by_engineer_account_id, by_engineer_given_at) in (0, 3)
               and (by_engineer_comment is null or by_engineer_stars is not null)),
    constraint hidden_until_due check ((due_at is null) = (revealed_at is not null)),
    constraint hidden_until_both_have_rated
        check (revealed_at is not null or by_company_stars is null or by_engineer_stars is null),
    constraint nothing_counts_while_it_is_hidden check (counted_stars is null or revealed_at is not null),
    constraint what_the_company_said_of_the_booking_counts
        check (revealed_at is null or by_company_stars is null or counted_stars is not distinct from by_company_stars)
);

create index booking_rating_by_due on booking_rating (due_at) where due_at is not null;
create index booking_rating_by_engineer on booking_rating (engineer_id, booking_id);
create index booking_rating_by_founder on booking_rating (by_company_account_id, booking_id)
    where by_company_account_id is not null;

-- What a company thought of a day's work. The day is one of a calendar, whose the founder may choose.
create table day_rating (
    booking_id  uuid        not null references booking,
    day         date        not null,
    engineer_id uuid        not null references engineer_profile,
    stars       int         not null constraint a_days_stars_are_one_to_five check (stars between 1 and 5),
    given_at    timestamptz not null,
    constraint one_rating_per_day primary key (booking_id, day)
);

create index day_rating_by_engineer on day_rating (engineer_id, booking_id, day);

-- What counts for an engineer: the sum of booking_rating.counted_stars and how many there are. Matching reads it.
create table engineer_rating (
    engineer_id uuid not null primary key references engineer_profile,
    stars_sum   int  not null,
    stars_count int  not null constraint something_was_counted check (stars_count > 0),
    constraint the_mean_is_one_to_five check (stars_sum between stars_count and 5 * stars_count)
);

create trigger keep_audit_trail after insert or update or delete on booking_rating
    for each row execute function keep_audit_trail('{by_company_comment,by_engineer_comment}', '{due_at,version}', 'booking_id');
create trigger keep_audit_trail after insert or update or delete on day_rating
    for each row execute function keep_audit_trail('{}', '{}', 'booking_id');

create trigger know_candidate after insert or update on engineer_rating for each row execute function know_candidate();
