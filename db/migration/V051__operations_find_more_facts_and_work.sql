-- Beside whatever is written meanwhile, so outside of a transaction. What an attempt that was cut short has left is of no use.

-- What belongs to one booking: what was sent of it, and which repositories were unlinked from it, of whose rows only the
-- audit trail is left.
drop index concurrently if exists event_of_booking;
create index concurrently event_of_booking on event ((data ->> 'bookingId')) where data ->> 'bookingId' is not null;
drop index concurrently if exists audit_entry_of_unlinked_repository;
create index concurrently audit_entry_of_unlinked_repository on audit_entry ((changes #>> '{booking_id,0}'))
    where subject = 'repository_link' and change = 'DELETED';

-- What admins have an id of.
drop index concurrently if exists audit_entry_of_request;
create index concurrently audit_entry_of_request on audit_entry (request_id, occurred_at, id) where request_id is not null;
drop index concurrently if exists github_notice_by_delivery;
create index concurrently github_notice_by_delivery on github_notice (delivery);

-- What admins look through: each of their lists, from what waits longest on.
drop index concurrently if exists webhook_endpoint_failing;
create index concurrently webhook_endpoint_failing on webhook_endpoint (failing_since, id)
    where disabled_for is null and failing_since is not null;
drop index concurrently if exists webhook_endpoint_given_up;
create index concurrently webhook_endpoint_given_up on webhook_endpoint ((coalesce(failing_since, created_at)), id)
    where disabled_for in ('GONE', 'FAILING');
