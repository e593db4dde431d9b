package dev.cadence.reconciliation;

/// In which ways the records can differ.
enum Problem {

    /// The provider has moved money of which we have no record.
    MISSING_HERE("The provider has moved money of which there is no record here. Somebody may have done it in the "
            + "provider's dashboard, or another application uses the same account."),
    /// Our record names an object that the provider does not have.
    MISSING_THERE("The record here names an object that the provider does not have."),
    /// Both have it, with different amounts.
    AMOUNT_DIFFERS("The amount on record here is not the provider's."),
    /// One says that the money has moved, the other that it has not.
    STATE_DIFFERS("One side says that the money has moved, the other that it has not. A notice may have been lost; the "
            + "record is looked at again when it next falls due."),
    /// The provider says that money moved, and its balance does not show it.
    NOT_IN_BALANCE("The provider says that the money has moved, yet its balance does not show it."),
    /// The provider's balance changed by another amount than its object says.
    BALANCE_DIFFERS("The provider's balance changed by another amount than its object says."),
    /// The books have no entry for it.
    NOT_POSTED("The money has moved, and the books have no entry for it."),
    /// The books' entry has another amount.
    POSTED_OTHERWISE("The books' entry has another amount than the record."),
    /// The books have an entry for what did not move.
    POSTED_FOR_NOTHING("The books have an entry, and no record says that the money moved."),
    /// The provider's balance changed for a reason that nobody knows here.
    UNEXPLAINED("The provider's balance changed by something that is unknown here.");

    private final String words;

    Problem(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

}
