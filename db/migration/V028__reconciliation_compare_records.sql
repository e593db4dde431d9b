-- Runs that compare our rows, our books, the provider's objects and its balance, over a span of time.
create table reconciliation_run (
    id              uuid        not null primary key,
    covers_from     timestamptz not null,
    covers_until    timestamptz not null,
    asked_by        uuid        references account,
    stage           text        not null check (stage in ('PLANNED', 'DONE')),
    attempts        int         not null check (attempts >= 0),
    planned_at      timestamptz not null,
    finished_at     timestamptz,
    objects         bigint      check (objects >= 0),
    balance_changes bigint      check (balance_changes >= 0),
    found           bigint      check (found >= 0),
    due_at          timestamptz,
    constraint covers_a_span check (covers_until > covers_from),
    constraint planned_runs_are_due check ((due_at is not null) = (stage = 'PLANNED')),
    constraint done_runs_are_counted check (num_nulls(finished_at, objects, balance_changes, found) = case when stage = 'DONE' then 0 else 4 end)
);

create index reconciliation_run_by_due on reconciliation_run (due_at) where due_at is not null;
create unique index one_planned_night on reconciliation_run ((stage = 'PLANNED')) where stage = 'PLANNED' and asked_by is null;
create trigger keep_audit_trail after insert or update or delete on reconciliation_run
    for each row execute function keep_audit_trail('{}', '{due_at,attempts}');

-- What one run has read so far; emptied when it is done.
create table reconciliation_item (
    run_id       uuid    not null references reconciliation_run,
    movement     text    not null check (movement in ('CHARGE', 'REFUND', 'DISPUTE', 'TRANSFER', 'REVERSAL')),
    reference    text    not null,
    side         text    not null check (side in ('OURS', 'THEIRS', 'BALANCE')),
    source_id    uuid    check ((source_id is not null) = (side = 'OURS')),
    amount_minor bigint  not null,
    currency     text    not null,
    moved        boolean not null,
    primary key (run_id, movement, reference, side)
);

create table reconciliation_difference (
    id              uuid        not null primary key,
    problem         text        not null check (problem in ('MISSING_HERE', 'MISSING_THERE', 'AMOUNT_DIFFERS', 'STATE_DIFFERS',
                                    'NOT_IN_BALANCE', 'BALANCE_DIFFERS', 'NOT_POSTED', 'POSTED_OTHERWISE', 'POSTED_FOR_NOTHING',
                                    'UNEXPLAINED')),
    movement        text        check (movement in ('CHARGE', 'REFUND', 'DISPUTE', 'TRANSFER', 'REVERSAL')),
    reference       text        not null,
    ours            text,
    theirs          text,
    first_run_id    uuid        not null references reconciliation_run,
    last_run_id     uuid        not null references reconciliation_run,
    found_at        timestamptz not null,
    resolved_at     timestamptz,
    resolved_by     uuid        references account,
    resolution      text        check (length(resolution) between 1 and 2000),
    constraint resolved_by_somebody_or_by_itself
        check ((resolved_at is null and resolved_by is null and resolution is null)
            or (resolved_at is not null and (resolved_by is null) = (resolution is null)))
);

create unique index one_open_difference_of_a_kind on reconciliation_difference (reference, problem) where resolved_at is null;
create index reconciliation_difference_newest on reconciliation_difference (id desc);
create index reconciliation_difference_open on reconciliation_difference (id desc) where resolved_at is null;
create trigger keep_audit_trail after insert or update or delete on reconciliation_difference
    for each row execute function keep_audit_trail('{resolution}', '{last_run_id}');

create index charge_by_payment on charge (settled_at) where charge_ref is not null;
