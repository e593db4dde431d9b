-- A booking that was accepted goes on when its engineer is suspended, and waits for an admin. It is left out of the audit
-- trail, which the company reads, and follows from the engineer's suspension, which is in it.
alter table booking
    add column to_settle_since timestamptz,
    add constraint only_accepted_bookings_are_to_settle
        check (to_settle_since is null or (accepted_at is not null and ended_at is null));

create index booking_to_settle on booking (id desc) where to_settle_since is not null;

drop trigger keep_audit_trail on booking;
create trigger keep_audit_trail after insert or update or delete on booking
    for each row execute function keep_audit_trail('{card_fingerprint,private_reason}', '{due_at,to_settle_since,version}');
