-- What admins look through: each of their lists, from what waits longest on.
create index charge_in_dunning on charge (dunning_since, booking_id) where settled_at is null and dunning_since is not null;
create index dispute_open on dispute (opened_at, id) where closed_at is null;
create index payout_blocked on payout (held_until, id) where stage = 'BLOCKED_ACCOUNT';
create index stripe_event_dead on stripe_event (received_at, (md5(event_ref)::uuid)) where stage = 'DEAD';
create index reconciliation_difference_unresolved on reconciliation_difference (found_at, id) where resolved_at is null;
create index refund_failed on refund (settled_at, id) where stage = 'FAILED';
create index booking_unsettled on booking (to_settle_since, id) where to_settle_since is not null;

-- What belongs to one booking.
create index dispute_by_booking on dispute (booking_id);
create index invoice_by_booking on invoice (booking_id);

-- What happened in a period.
create index brief_by_submission on brief (submitted_at);
create index booking_by_request on booking (requested_at);
create index booking_by_acceptance on booking (accepted_at) where accepted_at is not null;
create index booking_by_start on booking (started_at) where started_at is not null;
create index ledger_entry_by_occurrence on ledger_entry (occurred_at, id);
-- Without it, a month's revenue is found by reading all postings of all time.
create index ledger_posting_of_revenue on ledger_posting (entry_id) include (account, amount_minor, currency)
    where account in ('STRIPE_CLEARING', 'PLATFORM_FEE');
