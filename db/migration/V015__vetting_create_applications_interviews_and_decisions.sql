-- No interviewer is in two places at once: an exclusion constraint on an id and a range needs this extension, which
-- comes with PostgreSQL and which the owner of a database may install.
create extension if not exists btree_gist;

-- One version of the rules of vetting. A change is a new row; rows are never edited. An application keeps the version in
-- force when it was submitted.
create table vetting_policy (
    version                  int         not null primary key check (version > 0),
    valid_from               timestamptz not null constraint one_vetting_policy_at_a_time unique,
    bookable_from_score      int         not null,
    upper_tiers_from_score   int         not null,
    decide_within_days       int         not null check (decide_within_days > 0),
    apply_again_after_days   int         not null check (apply_again_after_days >= 0),
    appeal_within_days       int         not null check (appeal_within_days > 0),
    decide_appeal_within_days int        not null check (decide_appeal_within_days > 0),
    move_notice_hours        int         not null check (move_notice_hours >= 0),
    no_show_after_minutes    int         not null check (no_show_after_minutes >= 0),
    constraint upper_tiers_ask_for_more check (0 <= bookable_from_score and bookable_from_score <= upper_tiers_from_score
        and upper_tiers_from_score <= 100)
);

create function vetting_rules_are_never_edited() returns trigger language plpgsql as $$
begin
    raise exception 'the rules of vetting are never edited; add a version';
end $$;

create trigger vetting_rules_are_never_edited before update or delete on vetting_policy
    for each row execute function vetting_rules_are_never_edited();

insert into vetting_policy values (1, '2026-01-01T00:00:00Z', 50, 90, 7, 90, 30, 7, 24, 15);

-- What an interview is graded by, in versions that are never edited: old scorecards keep theirs.
create table rubric (
    version      int         not null primary key check (version > 0),
    published_at timestamptz not null constraint one_rubric_at_a_time unique,
    published_by uuid
);

create table criterion (
    rubric_version int  not null references rubric,
    key            text not null constraint criterion_key_is_a_slug check (key ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(key) <= 40),
    position       int  not null check (position between 1 and 30),
    name           text not null check (length(name) between 1 and 80),
    question       text not null check (length(question) between 1 and 500),
    weight         int  not null check (weight between 1 and 100),
    primary key (rubric_version, key),
    constraint criterion_has_a_place_of_its_own unique (rubric_version, position)
);

create trigger rubrics_are_never_edited before update or delete on rubric
    for each row execute function vetting_rules_are_never_edited();
create trigger criteria_are_never_edited before update or delete on criterion
    for each row execute function vetting_rules_are_never_edited();

-- Checked when the transaction ends, because a rubric's criteria come one after the other.
create function weights_make_a_hundred() returns trigger language plpgsql as $$
begin
    if (select sum(weight) from criterion where rubric_version = new.version) is distinct from 100 then
        raise exception using errcode = 'check_violation', constraint = 'weights_make_a_hundred',
            message = format('the weights of rubric %s do not add up to 100', new.version);
    end if;
    return null;
end $$;

create constraint trigger weights_make_a_hundred after insert on rubric deferrable initially deferred
    for each row execute function weights_make_a_hundred();

insert into rubric values (1, '2026-01-01T00:00:00Z', null);
insert into criterion values
    (1, 'cursor', 1, 'Fluency in Cursor', 'How do they drive Cursor through a change that spans several files: rules, context, review of each diff?', 12),
    (1, 'claude-code', 2, 'Fluency in Claude Code', 'How do they hand Claude Code a task, keep it on course and check what it did: plans, permissions, memory, hooks?', 12),
    (1, 'copilot', 3, 'Fluency in Copilot', 'What do they let Copilot complete, review or do as an agent, and what not?', 10),
    (1, 'prompt-as-specification', 4, 'Prompt as specification', 'Do their prompts say what is wanted, what is not, and how it will be checked?', 12),
    (1, 'verification-habits', 5, 'Verification habits', 'How do they find out that generated code is right before anybody depends on it?', 14),
    (1, 'multi-step-prompting', 6, 'Multi-step prompting', 'How do they divide work that is too large for one prompt, and keep state between the steps?', 8),
    (1, 'human-in-the-loop', 7, 'Human in the loop', 'Which decisions do they keep for themselves or for the founder, and how do they notice one?', 8),
    (1, 'technical-depth', 8, 'Technical depth', 'What do they know of their field when no assistant is at hand?', 12),
    (1, 'communication', 9, 'Communication', 'Do they say what they do, what they need and what went wrong, so that a founder can follow?', 7),
    (1, 'culture', 10, 'Culture', 'Do they own the outcome, and treat those they work with well?', 5);

-- An engineer's wish to be booked, or to be booked at another tier. Whatever is not said yet is null in a draft.
create table application (
    id                  uuid        not null primary key,
    engineer_id         uuid        not null,
    stage               text        not null constraint application_stage_is_known
        check (stage in ('DRAFT', 'SUBMITTED', 'INTERVIEWED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    name                text        check (length(name) between 1 and 100),
    headline            text        check (length(headline) between 1 and 120),
    biography           text        check (length(biography) between 1 and 2000),
    location            text        check (length(location) between 1 and 100),
    links               text[]      not null check (cardinality(links) <= 10),
    time_zone           text        check (time_zone ~ '^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$'),
    works_from          time,
    works_until         time,
    works_on            text[]      check (works_on <@ '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY}' and cardinality(works_on) between 1 and 7),
    skills              text[]      not null check (cardinality(skills) <= 30),
    skill_years         int[]       not null check (0 <= all (skill_years) and 60 >= all (skill_years)),
    years_of_experience int         check (years_of_experience between 0 and 60),
    tier_asked          text        check (tier_asked in ('JUNIOR', 'MID', 'SENIOR', 'LEAD')),
    ai_statement        text        check (length(ai_statement) between 1 and 4000),
    available_from      timestamptz,
    policy_version      int         references vetting_policy,
    round               int         not null default 1 check (round > 0),
    started_at          timestamptz not null,
    submitted_at        timestamptz,
    interviewed_at      timestamptz,
    decision_due_at     timestamptz,
    overdue_told_at     timestamptz,
    closed_at           timestamptz,
    version             bigint      not null default 0,
    constraint application_hours_are_a_span check (works_from <> works_until and num_nulls(works_from, works_until, works_on) in (0, 3)),
    constraint application_skills_have_years check (cardinality(skills) = cardinality(skill_years)),
    constraint application_is_complete_when_submitted check (submitted_at is null
        or num_nulls(name, headline, biography, location, time_zone, works_from, years_of_experience, tier_asked, ai_statement, policy_version) = 0
           and cardinality(skills) > 0),
    constraint application_draft_is_not_submitted check (case stage when 'DRAFT' then submitted_at is null when 'WITHDRAWN' then true
        else submitted_at is not null end),
    constraint application_is_decided_after_its_interview check (stage not in ('INTERVIEWED', 'APPROVED', 'REJECTED')
        or interviewed_at is not null and decision_due_at is not null),
    constraint application_is_closed_at_its_end check ((closed_at is null) = (stage in ('DRAFT', 'SUBMITTED', 'INTERVIEWED')))
);

create unique index one_open_application_per_engineer on application (engineer_id) where closed_at is null;
create index application_of_engineer on application (engineer_id, id desc);
create index application_by_stage on application (stage, id desc);
create index application_due_for_decision on application (decision_due_at, id) where stage = 'INTERVIEWED';
create index application_overdue_untold on application (decision_due_at) where stage = 'INTERVIEWED' and overdue_told_at is null;

create trigger keep_audit_trail after insert or update or delete on application
    for each row execute function keep_audit_trail(
        '{name,headline,biography,location,links,time_zone,works_from,works_until,works_on,skills,skill_years,years_of_experience,ai_statement,available_from}',
        '{version}');

-- When an interviewer has time.
create table interview_slot (
    id           uuid        not null primary key,
    interviewer  uuid        not null references account,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    time_zone    text        not null,
    offered_at   timestamptz not null,
    withdrawn_at timestamptz,
    version      bigint      not null default 0,
    constraint slot_is_of_a_length_to_talk check (ends_at - starts_at between interval '15 minutes' and interval '3 hours'),
    constraint slot_is_offered_ahead check (offered_at < starts_at),
    constraint interviewer_is_in_one_place_at_a_time exclude using gist (interviewer with =, tstzrange(starts_at, ends_at) with &&)
        where (withdrawn_at is null)
);

create index interview_slot_open on interview_slot (starts_at, id) where withdrawn_at is null;
create trigger keep_audit_trail after insert or update or delete on interview_slot
    for each row execute function keep_audit_trail('{}', '{version}');

-- One conversation, agreed and held. Who moves it takes another slot; who cancels gives the slot back.
create table interview (
    id                uuid        not null primary key,
    application_id    uuid        not null references application,
    engineer_id       uuid        not null,
    round             int         not null check (round > 0),
    slot_id           uuid        not null references interview_slot,
    interviewer       uuid        not null references account,
    starts_at         timestamptz not null,
    ends_at           timestamptz not null,
    time_zone         text        not null,
    stage             text        not null constraint interview_stage_is_known
        check (stage in ('AGREED', 'HELD', 'NO_SHOW', 'CANCELLED')),
    calendar_sequence int         not null default 0 check (calendar_sequence >= 0),
    agreed_at         timestamptz not null,
    closed_at         timestamptz,
    cancelled_by      text        check (cancelled_by in ('ENGINEER', 'ADMIN')),
    recording_url     text        check (recording_url ~ '^https://' and length(recording_url) <= 1000),
    recording_sha256  text        check (recording_sha256 ~ '^[0-9a-f]{64}$'),
    transcript        text        check (length(transcript) between 1 and 200000),
    version           bigint      not null default 0,
    constraint interview_is_closed_at_its_end check ((closed_at is null) = (stage = 'AGREED')),
    constraint interview_is_cancelled_by_somebody check ((stage = 'CANCELLED') = (cancelled_by is not null)),
    constraint recording_is_proven check (num_nulls(recording_url, recording_sha256) in (0, 2)),
    constraint only_a_held_interview_is_recorded check (stage = 'HELD' or num_nonnulls(recording_url, transcript) = 0)
);

create unique index each_slot_is_taken_once on interview (slot_id) where stage <> 'CANCELLED';
create unique index one_interview_at_a_time on interview (application_id) where stage = 'AGREED';
create index interview_of_application on interview (application_id, id);
create index interview_of_engineer on interview (engineer_id, id desc);
create index interview_of_interviewer on interview (interviewer, id desc);
create trigger keep_audit_trail after insert or update or delete on interview
    for each row execute function keep_audit_trail('{recording_url,recording_sha256,transcript}', '{version}');

-- How one grader saw one interview. Nothing of it is ever changed, save that the evidence is forgotten with the engineer.
create table scorecard (
    id             uuid          not null primary key,
    interview_id   uuid          not null references interview,
    application_id uuid          not null references application,
    rubric_version int           not null references rubric,
    graded_by      text          not null check (graded_by in ('HUMAN', 'MODEL')),
    grader         uuid          references account,
    model          text          check (length(model) between 1 and 100),
    total          numeric(5, 2) not null check (total between 0 and 100),
    submitted_at   timestamptz   not null,
    constraint scorecard_is_of_a_human_or_a_model check (case graded_by when 'HUMAN' then grader is not null and model is null
        else grader is null and model is not null end),
    constraint one_scorecard_per_grader unique (interview_id, grader),
    constraint scorecard_names_its_rubric unique (id, rubric_version)
);

create unique index one_scorecard_of_a_model on scorecard (interview_id) where graded_by = 'MODEL';
create index scorecard_of_application on scorecard (application_id, id);

create table score (
    scorecard_id   uuid not null,
    rubric_version int  not null,
    criterion      text not null,
    points         int  not null check (points between 0 and 100),
    evidence       text not null check (length(evidence) between 1 and 2000),
    primary key (scorecard_id, criterion),
    foreign key (scorecard_id, rubric_version) references scorecard (id, rubric_version),
    foreign key (rubric_version, criterion) references criterion
);

create function scorecards_are_never_edited() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'score' and tg_op = 'UPDATE' then
        -- Of its own, because a scorecard has no such columns.
        if new.evidence = 'Erased'
           and (new.scorecard_id, new.criterion, new.points) = (old.scorecard_id, old.criterion, old.points) then
            return new;
        end if;
    end if;
    raise exception 'a scorecard is never edited';
end $$;

create trigger scorecards_are_never_edited before update or delete on scorecard
    for each row execute function scorecards_are_never_edited();
create trigger scores_are_never_edited before update or delete on score
    for each row execute function scorecards_are_never_edited();
create trigger keep_audit_trail after insert or update or delete on scorecard
    for each row execute function keep_audit_trail('{}', '{}');

-- What was decided of an application, by whom and why: at first, after an appeal that granted another interview, or on an
-- appeal. Never changed, save that the words are forgotten with the engineer.
create table decision (
    id             uuid          not null primary key,
    application_id uuid          not null references application,
    engineer_id    uuid          not null,
    interview_id   uuid          not null constraint one_decision_per_interview unique references interview,
    round          int           not null check (round > 0),
    outcome        text          not null check (outcome in ('APPROVED', 'REJECTED')),
    tier           text          check (tier in ('JUNIOR', 'MID', 'SENIOR', 'LEAD')),
    score          numeric(5, 2) not null check (score between 0 and 100),
    spread         numeric(5, 2) not null check (spread between 0 and 100),
    scorecards     int           not null check (scorecards > 0),
    graded_by      text          not null constraint a_model_alone_never_decides check (graded_by in ('HUMAN', 'BOTH')),
    rubric_version int           not null references rubric,
    policy_version int           not null references vetting_policy,
    summary        text          not null check (length(summary) between 1 and 4000),
    decided_by     uuid          not null references account,
    decided_at     timestamptz   not null,
    appeal_until   timestamptz,
    constraint only_an_approval_names_a_tier check ((outcome = 'APPROVED') = (tier is not null)),
    constraint only_a_rejection_can_be_appealed check ((outcome = 'REJECTED') = (appeal_until is not null)),
    constraint one_decision_per_round unique (application_id, round),
    constraint decision_names_its_rubric unique (id, rubric_version)
);

create index decision_of_engineer on decision (engineer_id, decided_at desc);
create index decision_by_time on decision (decided_at, id);
create trigger keep_audit_trail after insert or update or delete on decision
    for each row execute function keep_audit_trail('{summary}', '{}');

create table decision_reason (
    decision_id    uuid not null,
    rubric_version int  not null,
    criterion      text not null,
    reason         text not null check (length(reason) between 1 and 2000),
    primary key (decision_id, criterion),
    foreign key (decision_id, rubric_version) references decision (id, rubric_version),
    foreign key (rubric_version, criterion) references criterion
);

-- An engineer's objection to a rejection; another admin than the first decides it.
create table appeal (
    id               uuid        not null primary key,
    decision_id      uuid        not null constraint one_appeal_per_decision unique references decision,
    application_id   uuid        not null constraint one_appeal_per_application unique references application,
    engineer_id      uuid        not null,
    first_decided_by uuid        not null references account,
    statement        text        not null check (length(statement) between 1 and 4000),
    made_at          timestamptz not null,
    due_at           timestamptz not null,
    overdue_told_at  timestamptz,
    outcome          text        check (outcome in ('UPHELD', 'APPROVED', 'NEW_INTERVIEW')),
    tier             text        check (tier in ('JUNIOR', 'MID', 'SENIOR', 'LEAD')),
    summary          text        check (length(summary) between 1 and 4000),
    decided_by       uuid        references account,
    decided_at       timestamptz,
    version          bigint      not null default 0,
    constraint appeal_is_decided_whole check (num_nulls(outcome, summary, decided_by, decided_at) in (0, 4)),
    constraint only_an_approving_appeal_names_a_tier check ((outcome is not distinct from 'APPROVED') = (tier is not null)),
    constraint appeal_is_decided_by_another_admin check (decided_by <> first_decided_by)
);

create index appeal_of_engineer on appeal (engineer_id);
create index appeal_open on appeal (due_at, id) where decided_at is null;
create index appeal_overdue_untold on appeal (due_at) where decided_at is null and overdue_told_at is null;
create trigger keep_audit_trail after insert or update or delete on appeal
    for each row execute function keep_audit_trail('{statement,summary}', '{version}');

-- What an admin declares: whom they are too close to for judging.
create table declared_interest (
    account_id  uuid        not null references account,
    engineer_id uuid        not null,
    declared_at timestamptz not null,
    primary key (engineer_id, account_id)
);

create trigger keep_audit_trail after insert or update or delete on declared_interest
    for each row execute function keep_audit_trail('{}', '{}', 'engineer_id');

-- The names under which people appear in what is handed out for an audit. Drawn at random, and forgotten with the person.
create table audit_alias (
    subject_id uuid not null primary key,
    alias      uuid not null constraint alias_is_of_one_person unique
);

create trigger keep_audit_trail after insert or update or delete on vetting_policy
    for each row execute function keep_audit_trail('{}', '{}', 'version');
create trigger keep_audit_trail after insert or update or delete on rubric
    for each row execute function keep_audit_trail('{}', '{}', 'version');
create trigger keep_audit_trail after insert or update or delete on criterion
    for each row execute function keep_audit_trail('{name,question}', '{}', 'key');
