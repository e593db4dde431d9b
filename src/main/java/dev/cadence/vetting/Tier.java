package dev.cadence.vetting;

import io.swagger.v3.oas.annotations.media.Schema;

/// What kind of work an engineer is booked for, from well-specified tickets to the direction of a team. A week's price
/// belongs to the tier and never to the engineer; it is not kept here, because bookings version their terms.
@Schema(enumAsRef = true)
public enum Tier {

    JUNIOR, MID, SENIOR, LEAD

}
