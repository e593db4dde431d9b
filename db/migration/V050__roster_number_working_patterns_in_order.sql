-- New ways to work come one after another, so that their numbers are seen in order: whoever knows the newest number knows
-- all there are, without counting. Few transactions bring one.
create or replace function know_working_pattern() returns trigger language plpgsql as $$
begin
    loop
        select id into new.working_pattern_id from working_pattern
        where (time_zone, works_from, works_until, works_on) = (new.time_zone, new.works_from, new.works_until, new.works_on);
        exit when found;
        -- Held until the transaction ends; what waited for it sees what the one before has brought.
        perform pg_advisory_xact_lock('working_pattern'::regclass::oid::bigint);
        insert into working_pattern (time_zone, works_from, works_until, works_on)
        values (new.time_zone, new.works_from, new.works_until, new.works_on) on conflict do nothing;
    end loop;
    return new;
end $$;
