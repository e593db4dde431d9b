package dev.cadence.bookings;

import dev.cadence.accounts.CompanyId;

/// What bookings must know of a company's cards; billing knows it.
public interface CardsOnFile {

    boolean hasUsableCard(CompanyId company);

}
