package dev.cadence.operations;

/// What should be over in a moment, and is looked at by those who watch when it is not. Nobody works through it: it goes on
/// by itself once what is behind it works again.
enum Trouble {

    /// A card may or may not have been charged.
    CHARGES_IN_DOUBT(
            """
                    select a.begun_at as since from charge c join charge_attempt a on a.charge_id = c.id and a.number = c.attempts
                    where c.due_at is not null and c.stage in ('CHARGING', 'UNKNOWN')"""),

    /// A transfer may or may not have been made. When it was tried is not kept, only
    /// since when it may be.
    PAYOUTS_IN_DOUBT("select held_until as since from payout where stage = 'UNKNOWN'"),

    /// A refund may or may not have been made.
    REFUNDS_IN_DOUBT("select requested_at as since from refund where stage = 'UNKNOWN'"),

    /// Something has happened of which a part of Cadence could not be told yet: a letter
    /// is not sent, a charge not
    /// planned.
    EVENTS_UNDELIVERED("select publication_date as since from undelivered_event");

    private final String rows;

    Trouble(String rows) {
        this.rows = rows;
    }

    /// One row: how many there are, and since when the first of them.
    String count() {
        return "select '%s' as list, count(*) as waiting, min(since) as since from (%s) trouble".formatted(name(),
                rows);
    }

}
