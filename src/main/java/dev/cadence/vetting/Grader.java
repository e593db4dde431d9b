package dev.cadence.vetting;

import dev.cadence.accounts.AccountId;

/// Who filled in a scorecard.
sealed interface Grader {

    /// An admin who has heard the interview.
    record Human(AccountId account) implements Grader {
    }

    /// A grading model that has read its transcript.
    ///
    /// @param name of the model and its version
    record Model(String name) implements Grader {
    }

}
