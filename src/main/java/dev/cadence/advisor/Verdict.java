package dev.cadence.advisor;

/// How a company best comes by what it needs.
enum Verdict {

    /// With people of its own, who are hired for years.
    BUILD,

    /// As a product that others make.
    BUY,

    /// With an engineer who is booked by the week.
    BOOK,

    /// The paragraph does not say.
    UNCLEAR

}
