-- Who changed what, when, for whom and from where: one entry for every row that is created, changed or deleted, written
-- by the database in the same transaction, so that nothing is forgotten and nothing is told that did not happen.
--
-- A table that is added later says so in its own migration. The columns in the first list are kept out: an entry says
-- that they changed, and not to what. That is for secrets, for what is personal and for what people write. A change of
-- nothing but columns in the second list is no entry. A key that is not called id is named by a third argument.
--
--     create trigger keep_audit_trail after insert or update or delete on invitation
--         for each row execute function keep_audit_trail('{email,token_sha256}', '{version}');
create table audit_entry (
    id              uuid        not null default gen_random_uuid(),
    -- By the clock of the database, which all instances share and no application can set back.
    occurred_at     timestamptz not null,
    actor_kind      text        not null,
    actor_id        uuid,
    actor_role      text,
    proof_kind      text,
    proof_id        uuid,
    for_company_id  uuid,
    for_engineer_id uuid,
    via             text        not null,
    source_address  inet,
    request_id      text,
    subject         text        not null,
    subject_id      text        not null,
    company_id      uuid,
    change          text        not null,
    changes         jsonb       not null,
    withheld        text[]      not null,
    primary key (occurred_at, id),
    constraint audit_entry_has_a_known_kind_of_actor check (actor_kind in ('ACCOUNT', 'SYSTEM')),
    constraint audit_entry_accounts_and_only_they_have_an_id_and_a_role
        check (num_nonnulls(actor_id, actor_role) = case actor_kind when 'ACCOUNT' then 2 else 0 end),
    constraint audit_entry_proof_is_known_whole_or_not_at_all check (num_nulls(proof_kind, proof_id) in (0, 2)),
    constraint audit_entry_only_accounts_prove_themselves check (actor_kind = 'ACCOUNT' or proof_id is null),
    constraint audit_entry_is_on_behalf_of_one_at_most check (num_nonnulls(for_company_id, for_engineer_id) <= 1),
    constraint audit_entry_has_a_known_change check (change in ('CREATED', 'CHANGED', 'DELETED'))
);

-- One for each way to ask, all in the order of the listing. Deletions are rare enough to need one of their own.
create index audit_entry_of_subject on audit_entry (subject, occurred_at, id);
create index audit_entry_of_subject_id on audit_entry (subject_id, occurred_at, id);
create index audit_entry_by_actor on audit_entry (actor_id, occurred_at, id) where actor_id is not null;
create index audit_entry_of_company on audit_entry (company_id, occurred_at, id) where company_id is not null;
-- Addresses of people who did not say who they were are forgotten after a month, or when the person is erased.
create index audit_entry_of_strangers on audit_entry (occurred_at) where actor_kind = 'SYSTEM' and source_address is not null;
create index audit_entry_deletions on audit_entry (occurred_at, id) where change = 'DELETED';

-- Reads who is acting from the transaction's setting cadence.audit, whose keys are columns of the entry. A transaction
-- that does not say is the work of whatever database role it runs as.
create function keep_audit_trail() returns trigger language plpgsql security definer set timezone = 'UTC' as $$
declare
    withheld_columns  constant text[] := tg_argv[0];
    uncounted_columns constant text[] := tg_argv[1];
    key_column        constant text   := coalesce(tg_argv[2], 'id');
    before            constant jsonb  := to_jsonb(old) - uncounted_columns;
    after             constant jsonb  := to_jsonb(new) - uncounted_columns;
    latest            constant jsonb  := coalesce(after, before);
    context           constant jsonb  := nullif(current_setting('cadence.audit', true), '');
begin
    if before = after then
        return null;
    end if;
    insert into audit_entry (occurred_at, actor_kind, actor_id, actor_role, proof_kind, proof_id, for_company_id,
                             for_engineer_id, via, source_address, request_id, subject, subject_id, company_id, change,
                             changes, withheld)
    select clock_timestamp(), coalesce(context ->> 'actor_kind', 'SYSTEM'), (context ->> 'actor_id')::uuid,
           context ->> 'actor_role', context ->> 'proof_kind', (context ->> 'proof_id')::uuid,
           (context ->> 'for_company_id')::uuid, (context ->> 'for_engineer_id')::uuid,
           coalesce(context ->> 'via', 'database role ' || session_user), (context ->> 'source_address')::inet,
           context ->> 'request_id', tg_table_name, latest ->> key_column,
           coalesce(after ->> 'company_id', before ->> 'company_id', case tg_table_name when 'company' then latest ->> 'id' end,
                    context ->> 'for_company_id')::uuid,
           case tg_op when 'INSERT' then 'CREATED' when 'UPDATE' then 'CHANGED' else 'DELETED' end,
           coalesce(jsonb_object_agg(name, jsonb_build_array(before -> name, after -> name))
                    filter (where name <> all (withheld_columns)), '{}'),
           coalesce(array_agg(name order by name) filter (where name = any (withheld_columns)), '{}')
    from jsonb_object_keys(latest) name
    where coalesce(before -> name, 'null') <> coalesce(after -> name, 'null');
    return null;
end $$;

-- What was written stays, whoever asks; and nobody writes but the function above. The one thing that may be done is to
-- forget an address, which is personal.
create function audit_trail_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        old.source_address := null;
        if new is not distinct from old then
            return new;
        end if;
    end if;
    raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_trail_is_written_by_triggers_only before insert on audit_entry
    for each statement when (pg_trigger_depth() = 0) execute function audit_trail_is_append_only();
create trigger audit_trail_is_append_only before update on audit_entry
    for each row execute function audit_trail_is_append_only();
create trigger audit_trail_is_never_deleted before delete or truncate on audit_entry
    for each statement execute function audit_trail_is_append_only();

-- Rights count on top where the application is not a superuser. Emptying a table at once would leave no entries, so
-- that right goes too, for this schema's tables and for those to come.
revoke all on audit_entry from public;
revoke execute on function keep_audit_trail from public;
revoke update, delete on audit_entry from current_user;
grant update (source_address) on audit_entry to current_user;
alter default privileges revoke truncate on tables from current_user;
do $$
begin
    execute format('revoke truncate on all tables in schema %I from current_user', current_schema());
    -- Nobody gets in front of the trail with a table of the same name.
    execute format('alter function keep_audit_trail set search_path = %I, pg_temp', current_schema());
end $$;

create trigger keep_audit_trail after insert or update or delete on company
    for each row execute function keep_audit_trail('{name}', '{version}');
create trigger keep_audit_trail after insert or update or delete on account
    for each row execute function keep_audit_trail('{email,name,password_hash}', '{version}');
create trigger keep_audit_trail after insert or update or delete on sign_in_session
    for each row execute function keep_audit_trail('{token_sha256,address,user_agent}', '{version}');
create trigger keep_audit_trail after insert or update or delete on authenticator
    for each row execute function keep_audit_trail('{sealed_secret}', '{last_step,version}', 'account_id');
create trigger keep_audit_trail after insert or update or delete on recovery_code
    for each row execute function keep_audit_trail('{code_sha256}', '{}', 'account_id');
create trigger keep_audit_trail after insert or update or delete on mailed_code
    for each row execute function keep_audit_trail('{email,code_sha256}', '{version}');
create trigger keep_audit_trail after insert or update or delete on api_key
    for each row execute function keep_audit_trail('{name,prefix,secret_sha256}', '{last_used_at,version}');
-- Whether somebody is engaged follows from their bookings, which tell it.
create trigger keep_audit_trail after insert or update or delete on engineer_profile
    for each row execute function keep_audit_trail(
        '{name,headline,biography,skills,skill_slugs,time_zone,works_from,works_until}', '{engaged,version}', 'engineer_id');
create trigger keep_audit_trail after insert or update or delete on terms
    for each row execute function keep_audit_trail('{}', '{}', 'version');
-- From here on, when something is due next follows from the rest.
create trigger keep_audit_trail after insert or update or delete on booking
    for each row execute function keep_audit_trail('{card_fingerprint,private_reason}', '{due_at,version}');
create trigger keep_audit_trail after insert or update or delete on payer
    for each row execute function keep_audit_trail('{}', '{}', 'company_id');
create trigger keep_audit_trail after insert or update or delete on card_setup
    for each row execute function keep_audit_trail('{}', '{due_at}');
create trigger keep_audit_trail after insert or update or delete on card
    for each row execute function keep_audit_trail('{last4,expiry_month,expiry_year,fingerprint}', '{}');
create trigger keep_audit_trail after insert or update or delete on charge
    for each row execute function keep_audit_trail('{}', '{due_at,troubles,version}');
create trigger keep_audit_trail after insert or update or delete on charge_attempt
    for each row execute function keep_audit_trail('{}', '{}', 'charge_id');
create trigger keep_audit_trail after insert or update or delete on earning
    for each row execute function keep_audit_trail('{}', '{}');
