-- What vetting hands over of somebody who was approved, besides what was here before.
alter table engineer_profile
    add column location    text   not null default '' constraint location_is_short check (length(location) <= 100),
    add column links       text[] not null default '{}' constraint links_are_few check (cardinality(links) <= 10),
    add column skill_years int[],
    add column works_on    text[] not null default '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY}'
        constraint days_of_work_are_days check (works_on <@ '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY}'
            and cardinality(works_on) between 1 and 7);

update engineer_profile set skill_years = array_fill(0, array[cardinality(skills)]);

alter table engineer_profile
    alter column location drop default,
    alter column links drop default,
    alter column works_on drop default,
    alter column skill_years set not null,
    add constraint skills_have_years check (cardinality(skill_years) = cardinality(skills) and 0 <= all (skill_years) and 60 >= all (skill_years));

drop trigger keep_audit_trail on engineer_profile;
create trigger keep_audit_trail after insert or update or delete on engineer_profile
    for each row execute function keep_audit_trail(
        '{name,headline,biography,location,links,skills,skill_slugs,skill_years,time_zone,works_from,works_until,works_on}',
        '{engaged,version}', 'engineer_id');
