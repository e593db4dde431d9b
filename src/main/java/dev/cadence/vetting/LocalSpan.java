package dev.cadence.vetting;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import io.swagger.v3.oas.annotations.media.Schema;

/// A span of time as the clock on somebody's wall shows it, with the offset that holds there then.
record LocalSpan(@Schema(example = "Europe/Lisbon") ZoneId timeZone, OffsetDateTime startsAt, OffsetDateTime endsAt) {

    static LocalSpan of(Instant startsAt, Instant endsAt, ZoneId zone) {
        return new LocalSpan(zone, startsAt.atZone(zone).toOffsetDateTime(), endsAt.atZone(zone).toOffsetDateTime());
    }

}
