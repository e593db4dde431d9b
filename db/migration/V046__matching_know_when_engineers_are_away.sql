-- Matching remembers when engineers are away as it does all else that keeps them from a booking, and learns when that changes.
-- All periods are replaced at once: the first of them tells.
create function know_absence() returns trigger language plpgsql as $$
begin
    update candidate set changed_in = pg_current_xact_id(), changes = changes + 1
    where engineer_id = coalesce(new.engineer_id, old.engineer_id) and changed_in <> pg_current_xact_id();
    return null;
end $$;

create trigger know_absence after insert or update or delete on blocked_period for each row execute function know_absence();
