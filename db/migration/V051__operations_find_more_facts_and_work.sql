-- Where these tables are large, make the indexes before, each `concurrently`, so that nobody waits who writes: what is there is
-- left alone.

-- What belongs to one booking: what was sent of it, and which repositories were unlinked from it, of whose rows only the
-- audit trail is left.
create index if not exists event_of_booking on event ((data ->> 'bookingId')) where data ->> 'bookingId' is not null;
create index if not exists audit_entry_of_unlinked_repository on audit_entry ((changes #>> '{booking_id,0}'))
    where subject = 'repository_link' and change = 'DELETED';

-- What admins have an id of.
create index if not exists audit_entry_of_request on audit_entry (request_id, occurred_at, id) where request_id is not null;
create index if not exists github_notice_by_delivery on github_notice (delivery);

-- What admins look through: each of their lists, from what waits longest on.
create index if not exists webhook_endpoint_failing on webhook_endpoint (failing_since, id)
    where disabled_for is null and failing_since is not null;
create index if not exists webhook_endpoint_given_up on webhook_endpoint ((coalesce(failing_since, created_at)), id)
    where disabled_for in ('GONE', 'FAILING');
