-- What companies need, in a paragraph and a few conditions. Skills are called as the vocabulary calls them; which of them are
-- needed, the founder may correct as long as they like, while the paragraph stays as it was written.
create table brief (
    id                     uuid        not null primary key,
    company_id             uuid        not null references company,
    submitted_by           uuid        not null references account,
    paragraph              text        not null constraint brief_is_a_paragraph check (char_length(paragraph) between 1 and 5000),
    required_skills        text[]      not null,
    nice_to_have_skills    text[]      not null,
    tier                   text        constraint brief_asks_for_a_known_tier check (tier in ('JUNIOR', 'MID', 'SENIOR', 'LEAD')),
    weekly_budget_minor    bigint      constraint brief_budget_is_some_money check (weekly_budget_minor > 0),
    weekly_budget_currency text        constraint brief_budget_is_in_dollars check (weekly_budget_currency = 'USD'),
    start_at               timestamptz,
    time_zone              text        constraint brief_time_zone_is_an_id check (time_zone ~ '^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$'),
    works_from             time,
    works_until            time,
    industry               text        constraint brief_industry_is_a_slug check (industry ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(industry) <= 40),
    repository             text        constraint brief_repository_is_a_link check (repository ~ '^https://' and length(repository) <= 300),
    submitted_at           timestamptz not null,
    constraint brief_skills_are_few check (cardinality(required_skills) <= 30 and cardinality(nice_to_have_skills) <= 30
        and array_position(required_skills, null) is null and array_position(nice_to_have_skills, null) is null),
    constraint brief_skill_is_required_or_nice_to_have check (not required_skills && nice_to_have_skills),
    constraint brief_names_a_tier_or_a_budget check (num_nonnulls(tier, weekly_budget_minor) <= 1),
    constraint brief_budget_is_whole check (num_nulls(weekly_budget_minor, weekly_budget_currency) in (0, 2)),
    constraint brief_hours_are_a_span_in_a_zone check (num_nulls(time_zone, works_from, works_until) in (0, 3) and works_from <> works_until)
);

create index brief_by_company on brief (company_id, id desc);
create index brief_by_age on brief (id desc);

create trigger keep_audit_trail after insert or update or delete on brief
    for each row execute function keep_audit_trail(
        '{paragraph,required_skills,nice_to_have_skills,time_zone,works_from,works_until,industry,repository}', '{}');

-- Which words of a paragraph were read as which skill. Places are counted in UTF-16 units, as browsers do.
create table brief_mention (
    brief_id uuid not null references brief,
    starts   int  not null constraint brief_mention_is_in_a_paragraph check (starts between 0 and 9999),
    length   int  not null constraint brief_mention_is_some_words check (length between 1 and 200),
    skill    text not null constraint brief_mention_is_of_a_skill check (length(skill) between 1 and 40),
    primary key (brief_id, starts)
);

-- What engineers know besides skills: the trades in which they have worked, in their own words made comparable.
alter table engineer_profile
    add column industries text[] not null default '{}' constraint industries_are_few
        check (cardinality(industries) <= 10 and array_position(industries, null) is null);

drop trigger keep_audit_trail on engineer_profile;
create trigger keep_audit_trail after insert or update or delete on engineer_profile
    for each row execute function keep_audit_trail(
        '{name,headline,biography,location,links,skills,skill_slugs,skill_years,time_zone,works_from,works_until,works_on,capacity_hours,industries,suspension_reason}',
        '{engaged,words,working_pattern_id,version}', 'engineer_id');

-- How candidates are compared, in points, and how often a newcomer is given a place. Versions are never changed.
create table matching_policy (
    version                  int         not null primary key,
    valid_from               timestamptz not null unique,
    skills                   int         not null constraint skills_weigh_something check (skills between 0 and 100),
    price                    int         not null constraint price_weighs_something check (price between 0 and 100),
    overlap                  int         not null constraint overlap_weighs_something check (overlap between 0 and 100),
    ratings                  int         not null constraint ratings_weigh_something check (ratings between 0 and 100),
    utilisation              int         not null constraint utilisation_weighs_something check (utilisation between 0 and 100),
    industry                 int         not null constraint industry_weighs_something check (industry between 0 and 100),
    prior_stars_hundredths   int         not null constraint prior_is_a_rating check (prior_stars_hundredths between 100 and 500),
    prior_bookings           int         not null constraint prior_counts_as_some_bookings check (prior_bookings between 1 and 1000),
    idle_days                int         not null constraint idleness_is_some_days check (idle_days between 1 and 365),
    exploration_basis_points int         not null constraint exploration_is_a_part check (exploration_basis_points between 0 and 10000)
);

insert into matching_policy values (1, '2026-01-01', 40, 20, 15, 15, 10, 5, 400, 5, 28, 1000);

create trigger keep_audit_trail after insert or update or delete on matching_policy
    for each row execute function keep_audit_trail('{}', '{}', 'version');

-- Everybody who was ever approved, and in which transaction something about them changed that matching compares: instances
-- read what has changed since they looked last, and miss nothing that has been committed.
create table candidate (
    engineer_id    uuid   not null primary key references engineer_profile,
    changed_in     xid8   not null,
    changes        bigint not null,
    first_shown_at timestamptz
);

create index candidate_by_change on candidate (changed_in);

create function know_candidate() returns trigger language plpgsql as $$
begin
    insert into candidate (engineer_id, changed_in, changes) values (new.engineer_id, pg_current_xact_id(), 1)
    on conflict (engineer_id) do update set changed_in = excluded.changed_in, changes = candidate.changes + 1;
    return null;
end $$;

create trigger know_candidate after insert or update of tier, skill_slugs, working_pattern_id, engaged, capacity_hours, available_from,
    industries, suspended_at on engineer_profile for each row execute function know_candidate();
insert into candidate (engineer_id, changed_in, changes) select engineer_id, pg_current_xact_id(), 1 from engineer_profile;

-- The stored answer to a brief: what was asked, under which version of the policy, and the best candidates with what was
-- known of them, so that they can be compared anew.
create table shortlist (
    id               uuid        not null primary key,
    brief_id         uuid        not null references brief,
    company_id       uuid        not null references company,
    policy_version   int         not null references matching_policy,
    made_at          timestamptz not null,
    explored         boolean     not null,
    compared         int         not null constraint shortlist_compares_somebody_or_nobody check (compared >= 0),
    question         jsonb       not null,
    candidates       jsonb       not null constraint shortlist_candidates_are_a_list check (jsonb_typeof(candidates) = 'array')
);

create index shortlist_by_brief on shortlist (brief_id, id desc);

create table shortlist_place (
    shortlist_id uuid not null references shortlist,
    place        int  not null constraint shortlist_has_four_places check (place between 1 and 4),
    engineer_id  uuid not null references engineer_profile,
    primary key (shortlist_id, place),
    constraint nobody_has_two_places unique (shortlist_id, engineer_id)
);

create index shortlist_place_by_engineer on shortlist_place (engineer_id);

-- Which booking was requested from which place.
create table shortlist_choice (
    -- The booking is written at the end of the same transaction.
    booking_id   uuid        not null primary key references booking deferrable initially deferred,
    shortlist_id uuid        not null references shortlist,
    engineer_id  uuid        not null,
    chosen_at    timestamptz not null,
    constraint only_who_was_shown_is_chosen foreign key (shortlist_id, engineer_id) references shortlist_place (shortlist_id, engineer_id)
);

create index shortlist_choice_by_engineer on shortlist_choice (engineer_id);
create index shortlist_choice_by_shortlist on shortlist_choice (shortlist_id);

create trigger keep_audit_trail after insert or update or delete on shortlist
    for each row execute function keep_audit_trail('{question,candidates}', '{}');
create trigger keep_audit_trail after insert or update or delete on shortlist_choice
    for each row execute function keep_audit_trail('{}', '{}', 'booking_id');
