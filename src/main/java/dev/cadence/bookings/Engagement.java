package dev.cadence.bookings;

import dev.cadence.accounts.CompanyId;
import dev.cadence.roster.Bookable;

/// Who is to work for whom.
///
/// @param cardFingerprint of the card that the company is charged on
/// @param trial whether the first hours are free: once for a company and an engineer, and once for a card and an engineer,
/// whichever company the card is used by
record Engagement(CompanyId company, Bookable engineer, String cardFingerprint, boolean trial) {
}
