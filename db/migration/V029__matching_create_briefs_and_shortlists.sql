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
