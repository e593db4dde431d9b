package dev.cadence.accounts;

/// How a person is written to.
///
/// @param email where they have proven that they read
public record Contact(AccountId account, String name, String email) {

    /// Leaves out who it is, wherever this is printed.
    @Override
    public String toString() {
        return "Contact[account=%s]".formatted(account.value());
    }

}
