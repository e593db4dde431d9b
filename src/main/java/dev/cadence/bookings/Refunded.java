package dev.cadence.bookings;

import dev.cadence.shared.Money;

/// What was refunded of a week, or is about to be.
///
/// @param all what the company gets
/// @param shared the part of it that the engineer bears too
public record Refunded(Money all, Money shared) {
}
