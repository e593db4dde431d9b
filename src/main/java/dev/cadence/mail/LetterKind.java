package dev.cadence.mail;

/// What letters are about, as far as people may choose which they want.
public enum LetterKind {

    /// What nobody may miss: it is asked for, somebody waits for an answer, money is at
    /// stake, or somebody else may be at
    /// work in one's name. Cannot be turned off.
    ESSENTIAL("it is about something that you have to know", false),
    /// Work begins at the start that was agreed on, of which the acceptance told already.
    WORK_STARTED("you are told when work starts that was agreed on", true),
    /// A trial ends in twelve hours.
    TRIAL_ENDING("you are reminded of trials before they end", true),
    /// A week was charged, or money is given back; the invoices are listed, letters or
    /// not.
    RECEIPT("you are told what is charged and given back", true),
    /// A payout was sent; the statement lists it, letter or not.
    PAYOUT("you are told of payouts", true);

    private final String reason;

    private final boolean optional;

    LetterKind(String reason, boolean optional) {
        this.reason = reason;
        this.optional = optional;
    }

    /// Why somebody gets such a letter: because ….
    public String reason() {
        return reason;
    }

    /// Whether people may turn it off.
    public boolean isOptional() {
        return optional;
    }

}
