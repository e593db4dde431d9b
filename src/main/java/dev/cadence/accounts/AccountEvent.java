package dev.cadence.accounts;

import java.time.Instant;
import java.util.UUID;

/// What happened to an account or may become one, that its owner must be told by mail.
sealed interface AccountEvent {

    /// Somebody wants a code sent to a mailbox.
    record CodeRequested(UUID code) implements AccountEvent {
    }

    /// The way in changed.
    record AccessChanged(AccountId account, Change change, Instant at) implements AccountEvent {
    }

    /// The person was forgotten, and is told so once more.
    ///
    /// @param sealedAddress where to, in Base64: nobody can read it in the database while
    /// the letter waits there
    record Erased(String sealedAddress, Instant at) implements AccountEvent {

    }

    /// What changed about how somebody proves who they are.
    enum Change {

        PASSWORD, AUTHENTICATOR_ADDED, AUTHENTICATOR_REMOVED, EMAIL_CHANGE_REQUESTED, EXTERNAL_IDENTITY_LINKED,
        RECOVERY_CODE_USED, RECOVERY_CODES_RENEWED, API_KEY_MADE, EXTERNAL_IDENTITY_REMOVED

    }

}
