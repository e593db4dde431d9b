create table ledger_entry (
    id          uuid        not null primary key,
    kind        text        not null check (kind in ('CHARGE', 'EARNING')),
    source_id   uuid        not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    constraint one_entry_per_kind_and_source unique (kind, source_id)
);

create table ledger_posting (
    entry_id     uuid   not null references ledger_entry,
    line         int    not null check (line >= 0),
    account      text   not null check (account in ('COMPANY', 'STRIPE_CLEARING', 'ENGINEER_PAYABLE', 'PLATFORM_FEE',
                                                    'TRIAL_FUND')),
    owner_id     uuid,
    amount_minor bigint not null check (amount_minor <> 0),
    currency     text   not null check (currency ~ '^[A-Z]{3}$'),
    primary key (entry_id, line),
    constraint companies_and_engineers_own_their_accounts
        check ((owner_id is not null) = (account in ('COMPANY', 'ENGINEER_PAYABLE')))
);

create index ledger_posting_by_owner on ledger_posting (owner_id, account) where owner_id is not null;

create function books_are_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the books are append-only; post a correcting entry';
end $$;

create trigger books_are_append_only before update or delete on ledger_entry
    for each row execute function books_are_append_only();
create trigger books_are_append_only before update or delete on ledger_posting
    for each row execute function books_are_append_only();

-- At commit, every entry must have postings, and they must sum to zero in each currency.
create function every_entry_sums_to_zero() returns trigger language plpgsql as $$
declare
    entry uuid := coalesce(to_jsonb(new) ->> 'entry_id', to_jsonb(new) ->> 'id');
begin
    if not exists (select from ledger_posting where entry_id = entry)
        or exists (select from ledger_posting where entry_id = entry group by currency having sum(amount_minor) <> 0) then
        raise exception 'ledger entry % does not sum to zero', entry using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger every_entry_sums_to_zero after insert on ledger_entry
    deferrable initially deferred for each row execute function every_entry_sums_to_zero();
create constraint trigger every_entry_sums_to_zero after insert on ledger_posting
    deferrable initially deferred for each row execute function every_entry_sums_to_zero();
