-- Shortlists are replayed under the version of the policy that they were made under: neither changes.
create function matching_is_never_edited() returns trigger language plpgsql as $$
begin
    raise exception 'a % is never edited; add another one', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger matching_is_never_edited before update or delete on matching_policy
    for each row execute function matching_is_never_edited();
create trigger matching_is_never_edited before update or delete on shortlist
    for each row execute function matching_is_never_edited();
create trigger matching_is_never_edited before update or delete on shortlist_place
    for each row execute function matching_is_never_edited();
create trigger matching_is_never_edited before update or delete on shortlist_choice
    for each row execute function matching_is_never_edited();
