package dev.cadence.bookings;

import java.util.Optional;

import dev.cadence.accounts.CompanyId;

/// What bookings must know of a company's cards; billing knows it.
public interface CardsOnFile {

    /// The card that the company is charged on, if it can be charged this month: its
    /// fingerprint, which is the same for
    /// the same card number whoever saved it.
    Optional<String> usableCard(CompanyId company);

}
