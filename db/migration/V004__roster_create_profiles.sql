-- Approved engineers as the world sees them. Every listing is ordered by the newest approval, then the id.
create table engineer_profile (
    engineer_id    uuid        not null constraint one_profile_per_engineer primary key,
    name           text        not null constraint name_is_short check (length(name) between 1 and 100),
    headline       text        not null constraint headline_is_short check (length(headline) between 1 and 120),
    biography      text        not null constraint biography_is_short check (length(biography) <= 2000),
    tier           text        not null constraint tier_is_known check (tier in ('JUNIOR', 'MID', 'SENIOR', 'LEAD')),
    time_zone      text        not null constraint time_zone_is_an_id check (time_zone ~ '^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$'),
    works_from     time        not null,
    works_until    time        not null,
    skills         text[]      not null,
    skill_slugs    text[]      not null,
    available_from timestamptz not null,
    approved_at    timestamptz not null,
    suspended_at   timestamptz,
    engaged        boolean     not null default false,
    version        bigint      not null default 0,
    constraint hours_are_a_span check (works_from <> works_until),
    constraint skills_are_few check (cardinality(skills) between 1 and 30 and array_position(skills, null) is null),
    constraint skills_can_be_matched check (cardinality(skill_slugs) = cardinality(skills) and array_position(skill_slugs, null) is null
        and array_to_string(skill_slugs, '') !~ '[A-Z[:space:],]'),
    constraint suspension_follows_approval check (suspended_at >= approved_at)
);

-- Suspended engineers are in no index: no listing can come upon them.
create index engineer_profile_newest on engineer_profile (approved_at desc, engineer_id desc)
    where suspended_at is null;
create index engineer_profile_newest_of_tier on engineer_profile (tier, approved_at desc, engineer_id desc)
    where suspended_at is null;
create index engineer_profile_newest_free on engineer_profile (approved_at desc, engineer_id desc)
    where suspended_at is null and not engaged;
create index engineer_profile_newest_held on engineer_profile (approved_at desc, engineer_id desc)
    where suspended_at is null and engaged;
create index engineer_profile_by_start on engineer_profile (available_from)
    where suspended_at is null;

-- Profiles change rarely and are searched often: new entries go into the index at once, not into a list beside it.
create index engineer_profile_by_skill on engineer_profile using gin (skill_slugs) with (fastupdate = off)
    where suspended_at is null;
