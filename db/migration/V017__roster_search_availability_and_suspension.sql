-- Whom searches find, when engineers take bookings, and why somebody is seen by nobody.
create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;
create extension if not exists unaccent;
create extension if not exists btree_gin;

-- What engineers offer, besides the first start.
alter table engineer_profile
    add column capacity_hours int not null default 40 constraint capacity_is_part_of_a_week check (capacity_hours between 0 and 168);

-- From its start on, and no longer at its end.
create table blocked_period (
    engineer_id uuid        not null references engineer_profile,
    number      int         not null constraint blocked_periods_are_few check (number between 0 and 49),
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    primary key (engineer_id, number),
    constraint blocked_period_ends_after_it_starts check (ends_at > starts_at),
    -- When all are replaced, the new ones may come before the old ones are gone.
    constraint blocked_periods_do_not_overlap exclude using gist (engineer_id with =, tstzrange(starts_at, ends_at) with &&)
        deferrable initially deferred
);

create trigger keep_audit_trail after insert or update or delete on blocked_period
    for each row execute function keep_audit_trail('{starts_at,ends_at}', '{}', 'engineer_id');

-- Who is suspended knows why. Of whom was erased, nobody does.
alter table engineer_profile
    add column suspension_reason text constraint suspension_reason_is_short check (length(suspension_reason) between 1 and 2000),
    add column suspended_by      uuid references account,
    add column erased_at         timestamptz,
    add constraint suspension_is_whole check (num_nonnulls(suspension_reason, suspended_by)
        = case when suspended_at is not null and erased_at is null then 2 else 0 end) not valid,
    add constraint nobody_sees_the_erased check (erased_at is null or suspended_at is not null);

-- Until now nobody could be suspended, and be left in the roster, but by erasure.
update engineer_profile set erased_at = suspended_at where suspended_at is not null;
alter table engineer_profile validate constraint suspension_is_whole;

-- Each way to work that anybody has, once: zone, hours, days. They are few, so that how well each suits a founder can be
-- told by the calendars of both, outside the database, for all engineers at once.
create table working_pattern (
    id          int    not null generated always as identity primary key,
    time_zone   text   not null,
    works_from  time   not null,
    works_until time   not null,
    works_on    text[] not null,
    constraint working_patterns_differ unique (time_zone, works_from, works_until, works_on)
);

create function know_working_pattern() returns trigger language plpgsql as $$
begin
    loop
        select id into new.working_pattern_id from working_pattern
        where (time_zone, works_from, works_until, works_on) = (new.time_zone, new.works_from, new.works_until, new.works_on);
        exit when found;
        insert into working_pattern (time_zone, works_from, works_until, works_on)
        values (new.time_zone, new.works_from, new.works_until, new.works_on) on conflict do nothing;
    end loop;
    return new;
end $$;

alter table engineer_profile add column working_pattern_id int references working_pattern;
create trigger know_working_pattern before insert or update of time_zone, works_from, works_until, works_on on engineer_profile
    for each row execute function know_working_pattern();
update engineer_profile set time_zone = time_zone;
alter table engineer_profile alter column working_pattern_id set not null;
create index engineer_profile_by_pattern on engineer_profile (working_pattern_id) where suspended_at is null;

-- Two ways to read a text: by stems, as in "engineering" for "engineers", and by the words as they are written. Both
-- ignore accents, and words that every text has.
create text search dictionary roster_words (template = simple, stopwords = english);
create text search configuration roster_words (copy = simple);
alter text search configuration roster_words alter mapping for asciiword, word, numword, hword, hword_part, numhword,
    hword_numpart, hword_asciipart, asciihword with unaccent, roster_words;
create text search configuration roster (copy = english);
alter text search configuration roster alter mapping for hword, hword_part, word, asciiword with unaccent, english_stem;

-- Names of skills are written with signs: "C++", "C#", ".NET", "Node.js", "CI/CD". What tells two skills apart becomes
-- letters, all else a space.
create function searchable(written text) returns text language sql immutable parallel safe return
    translate(replace(replace(regexp_replace(lower(written), '(^|\W)\.net\M', '\1 dotnet ', 'g'), '++', 'plusplus'), '#', 'sharp'),
        '!"$%&''()*+,-./:;<=>?@[\]^_`{|}~', '                               ');

-- A: name and skills, B: headline, D: biography, each by stems; C: all words as they are written.
create function profile_words(name text, skills text[], headline text, biography text) returns tsvector
    language sql immutable parallel safe return (
        select setweight(to_tsvector('roster', first), 'A') || setweight(to_tsvector('roster', second), 'B')
            || setweight(to_tsvector('roster', last), 'D')
            || setweight(to_tsvector('roster_words', first || ' ' || second || ' ' || last), 'C')
        from (select searchable(name || ' ' || array_to_string(skills, ' ')) as first, searchable(headline) as second,
                     searchable(biography) as last) said);

-- Searches compare the words of many rows, and list few columns of some: these are kept in the row, and what is left,
-- biographies above all, beside it. To fetch the words from beside the row takes four times as long as to compare them.
alter table engineer_profile
    alter column name set storage main,
    alter column headline set storage main,
    alter column skills set storage main,
    alter column skill_slugs set storage main,
    alter column time_zone set storage main,
    add column words tsvector storage main not null
        generated always as (profile_words(name, skills, headline, biography)) stored;

-- Words, skills and tier, or any of them, in one scan, which reads no row that does not match all.
drop index engineer_profile_by_skill;
create index engineer_profile_by_word on engineer_profile using gin (words, skill_slugs, tier) with (fastupdate = off)
    where suspended_at is null;

-- All words that are written in profiles that can be seen, refreshed every few minutes: what a misspelt word may mean.
do $$
begin
    -- Named with its schema: what is refreshed is looked for in none.
    execute format($view$
        create materialized view roster_word as
        select word collate "C" as word, plainto_tsquery('roster', word)::text collate "C" as stem, ndoc as profiles
        from ts_stat('select words from %I.engineer_profile where suspended_at is null', 'c')
        where length(word) between 2 and 40 $view$, current_schema());
end $$;

create unique index roster_word_once on roster_word (word);
create index roster_word_by_stem on roster_word (stem);
create index roster_word_by_likeness on roster_word using gin (word gin_trgm_ops);

-- When the words were read last, by whichever instance.
create table roster_words_read (
    only_row boolean     not null default true primary key constraint there_is_one_row check (only_row),
    read_at  timestamptz not null
);

-- At most three words that somebody who wrote this may have meant, or begun: some letters are the same, and no more than
-- two letters, in short words one, have to be changed.
create function likely_words(written text) returns setof text language sql stable
    set pg_trgm.similarity_threshold = 0.2 as $$
    select word from (
        select word, profiles, levenshtein_less_equal(left(word, length(written)), written, 2) as edits from roster_word
        where word % written and length(word) >= length(written) - 2
    ) near
    where edits <= case when length(written) < 5 then 1 else 2 end
    order by edits, length(word), profiles desc, word
    limit 3 $$;

-- Finds any of the words.
create function any_of(words text[]) returns text language sql stable return
    (select string_agg('(' || plainto_tsquery('roster', word)::text || ')', ' | ') from unnest(words) word);

-- Listings by the soonest start have two keys. Who is held is asked for together with who takes no bookings.
drop index engineer_profile_by_start, engineer_profile_newest_held;
create index engineer_profile_by_start on engineer_profile (available_from, engineer_id)
    where suspended_at is null;

drop trigger keep_audit_trail on engineer_profile;
create trigger keep_audit_trail after insert or update or delete on engineer_profile
    for each row execute function keep_audit_trail(
        '{name,headline,biography,location,links,skills,skill_slugs,skill_years,time_zone,works_from,works_until,works_on,capacity_hours,suspension_reason}',
        '{engaged,words,working_pattern_id,version}', 'engineer_id');
