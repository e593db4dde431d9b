package dev.cadence.vetting;

/// What kind of work an engineer is booked for, from well-specified tickets to the direction of a team. A week's price
/// belongs to the tier and never to the engineer; it is not kept here, because bookings version their terms.
public enum Tier {

    JUNIOR, MID, SENIOR, LEAD

}
