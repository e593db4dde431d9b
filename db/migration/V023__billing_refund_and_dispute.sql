-- What a company gets back of a charge, from the decision until the money has arrived.
create table refund (
    id              uuid        not null primary key,
    charge_id       uuid        not null references charge,
    company_id      uuid        not null references company,
    amount_minor    bigint      not null check (amount_minor > 0),
    amount_currency text        not null check (amount_currency = 'USD'),
    bearer          text        not null check (bearer in ('SHARED', 'PLATFORM')),
    cause           text        not null check (cause in ('UNUSED', 'ASKED', 'FOUND')),
    reason          text        not null check (length(reason) between 1 and 2000),
    asked_by        uuid        references account,
    stage           text        not null check (stage in ('WAITING', 'REQUESTED', 'SENDING', 'UNKNOWN', 'PENDING', 'SUCCEEDED',
                                                          'FAILED', 'VOID')),
    refund_ref      text        constraint one_refund_per_provider_refund unique,
    attempts        int         not null check (attempts > 0),
    troubles        int         not null check (troubles >= 0),
    failure_code    text,
    posting_id      uuid        not null constraint one_refund_per_posting unique,
    requested_at    timestamptz not null,
    accepted_at     timestamptz,
    settled_at      timestamptz,
    due_at          timestamptz,
    version         bigint      not null,
    constraint admins_ask_for_refunds check ((asked_by is not null) = (cause = 'ASKED')),
    constraint accepted_refunds_are_known_to_the_provider
        check (stage not in ('PENDING', 'SUCCEEDED') or (refund_ref is not null and accepted_at is not null)),
    constraint refunds_settle check ((settled_at is not null) = (stage in ('SUCCEEDED', 'FAILED', 'VOID'))),
    constraint failed_refunds_say_why check ((failure_code is not null) = (stage = 'FAILED')),
    constraint refunds_under_way_are_due check (due_at is not null or stage in ('WAITING', 'SUCCEEDED', 'FAILED', 'VOID')),
    constraint nothing_is_due_of_refunds_that_wait check (due_at is null or stage not in ('WAITING', 'FAILED', 'VOID'))
);

create unique index one_refund_of_unused_time_per_charge on refund (charge_id) where cause = 'UNUSED';
create index refund_by_charge on refund (charge_id, id desc);
create index refund_by_stage on refund (stage, id desc);
create index refund_by_due on refund (due_at) where due_at is not null;

create trigger keep_audit_trail after insert or update or delete on refund
    for each row execute function keep_audit_trail('{reason}', '{due_at,troubles,version}');

-- A bank's dispute of a charge, or its mere inquiry, and what it was told.
create table dispute (
    id                             uuid        not null primary key,
    dispute_ref                    text        not null constraint one_dispute_per_provider_dispute unique,
    charge_id                      uuid        not null references charge,
    booking_id                     uuid        not null references booking,
    company_id                     uuid        not null references company,
    amount_minor                   bigint      not null check (amount_minor > 0),
    amount_currency                text        not null check (amount_currency = 'USD'),
    reason                         text        not null,
    stage                          text        not null check (stage in ('OPEN', 'SUBMITTING', 'EVIDENCE_SUBMITTED', 'WON', 'LOST')),
    inquiry                        boolean     not null,
    answerable                     boolean     not null,
    evidence_due_by                timestamptz,
    withdrawn_minor                bigint      not null check (withdrawn_minor >= 0),
    reinstated_minor               bigint      not null,
    note                           text        check (length(note) between 1 and 4000),
    noted_by                       uuid        references account,
    submissions                    int         not null check (submissions >= 0),
    troubles                       int         not null check (troubles >= 0),
    evidence_product_description   text,
    evidence_service_date          text,
    evidence_access_activity_log   text,
    evidence_refund_policy         text,
    evidence_cancellation_policy   text,
    evidence_uncategorized_text    text,
    opened_at                      timestamptz not null,
    submitted_at                   timestamptz,
    closed_at                      timestamptz,
    due_at                         timestamptz,
    version                        bigint      not null,
    constraint never_more_is_reinstated_than_was_withdrawn check (reinstated_minor between 0 and withdrawn_minor),
    constraint closed_disputes_are_won_or_lost check ((closed_at is not null) = (stage in ('WON', 'LOST'))),
    constraint open_disputes_are_due check (due_at is not null or closed_at is not null),
    constraint notes_have_an_author check ((note is null) = (noted_by is null)),
    constraint submitted_disputes_say_when check (stage <> 'EVIDENCE_SUBMITTED' or submitted_at is not null),
    constraint evidence_is_known_whole_or_not_at_all check (
        num_nulls(evidence_product_description, evidence_service_date, evidence_access_activity_log, evidence_refund_policy,
                  evidence_cancellation_policy, evidence_uncategorized_text) in (0, 6)),
    constraint submissions_have_evidence check (submissions = 0 or evidence_uncategorized_text is not null)
);

create index dispute_open_by_booking on dispute (booking_id) where closed_at is null;
create index dispute_lost_by_booking on dispute (booking_id) where stage = 'LOST';
create index dispute_by_charge on dispute (charge_id);
create index dispute_by_stage on dispute (stage, id desc);
create index dispute_by_due on dispute (due_at) where due_at is not null;

create trigger keep_audit_trail after insert or update or delete on dispute
    for each row execute function keep_audit_trail(
        '{note,evidence_product_description,evidence_service_date,evidence_access_activity_log,evidence_refund_policy,evidence_cancellation_policy,evidence_uncategorized_text}',
        '{due_at,troubles,version}');
