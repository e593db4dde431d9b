package dev.cadence.accounts;

/// What a founder is in their company. Every company has exactly one owner.
public enum Standing {

    /// Answers for the company: its cards, its people, its name.
    OWNER,

    /// Books engineers and looks after bookings.
    MEMBER

}
