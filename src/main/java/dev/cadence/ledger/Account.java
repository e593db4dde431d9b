package dev.cadence.ledger;

/// The accounts of the books. A debit is positive, a credit negative.
public enum Account {

    /// What a company has paid ahead for work (credit) and used up (debit).
    COMPANY,
    /// Money that Stripe holds for the platform.
    STRIPE_CLEARING,
    /// What an engineer is owed.
    ENGINEER_PAYABLE,
    /// What an engineer owes the platform, since a week that was paid out has been
    /// refunded.
    ENGINEER_RECEIVABLE,
    /// The platform's part of the weeks.
    PLATFORM_FEE,
    /// What the platform spends on trials, which are free for the company and paid to the
    /// engineer.
    TRIAL_FUND,
    /// What the platform gives back to companies at its own cost.
    REFUNDS,
    /// Money that a bank has withdrawn for as long as a dispute is open.
    DISPUTE_HOLD,
    /// What the platform has lost in disputes.
    DISPUTE_LOSS,
    /// What Stripe takes for its services.
    STRIPE_FEE,
    /// Money that Stripe has sent to the platform's bank.
    BANK

}
