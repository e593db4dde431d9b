package dev.cadence.ledger;

/// The accounts of the books. A debit is positive, a credit negative.
public enum Account {

    /// What a company has paid ahead for work (credit) and used up (debit).
    COMPANY,
    /// Money that Stripe holds for the platform.
    STRIPE_CLEARING,
    /// What an engineer is owed.
    ENGINEER_PAYABLE,
    /// The platform's part of the weeks.
    PLATFORM_FEE,
    /// What the platform spends on trials, which are free for the company and paid to the
    /// engineer.
    TRIAL_FUND

}
