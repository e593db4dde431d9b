-- One version of the terms that bookings are made under. A change is a new row; rows are never edited.
create table terms (
    version              int         not null primary key check (version > 0),
    valid_from           timestamptz not null constraint one_version_at_a_time unique,
    currency             text        not null check (currency = 'USD'),
    junior_week_minor    bigint      not null check (junior_week_minor > 0),
    mid_week_minor       bigint      not null check (mid_week_minor > 0),
    senior_week_minor    bigint      not null check (senior_week_minor > 0),
    lead_week_minor      bigint      not null check (lead_week_minor > 0),
    accept_within_hours  int         not null check (accept_within_hours > 0),
    trial_hours          int         not null check (trial_hours between 1 and 168),
    fee_basis_points     int         not null check (fee_basis_points between 0 and 9999),
    retry_after_hours    int[]       not null,
    unpaid_after_hours   int         not null,
    charge_spacing_hours int         not null check (charge_spacing_hours > 0),
    constraint retries_come_before_giving_up
        check (unpaid_after_hours > 0 and unpaid_after_hours > all (retry_after_hours) and 0 < all (retry_after_hours)
               and array_position(retry_after_hours, null) is null)
);

create function terms_are_never_edited() returns trigger language plpgsql as $$
begin
    raise exception 'terms are never edited; add a version';
end $$;

create trigger terms_are_never_edited before update or delete on terms
    for each row execute function terms_are_never_edited();

insert into terms values
    (1, '2026-01-01T00:00:00Z', 'USD', 50000, 100000, 150000, 200000, 12, 48, 2000, '{6,24,48}', 72, 24);
