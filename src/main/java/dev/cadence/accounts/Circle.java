package dev.cadence.accounts;

/// Those who find a thing of which they know the id.
public enum Circle {

    /// Whoever may call the operation.
    ALL(""),

    /// Whose own it is: the person's, or what the company or the admins share.
    HOLDER("Each caller finds only their own."),

    /// The founders of the company that it belongs to, and admins.
    COMPANY("Founders find only what is their company's."),

    /// Both sides of a booking, which are a company's founders and an engineer, and
    /// admins.
    PARTIES("Founders and engineers find only what concerns them.");

    private final String words;

    Circle(String words) {
        this.words = words;
    }

    /// In a sentence, or in none.
    String inWords() {
        return words;
    }

}
