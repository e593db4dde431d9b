package dev.cadence.accounts;

import io.swagger.v3.oas.annotations.media.Schema;

/// Someone who is to get an account. Can be part of a request (`@Valid NewPerson founder`); {@link People} checks it
/// anyway.
///
/// @param email where to reach them and how they sign in; surrounding blanks and upper case do not matter, and only
/// ASCII is taken, so that no two addresses look the same
/// @param password of 12 to 128 characters, none of those that everybody tries first
public record NewPerson(@OneLine @Schema(example = "Ada King") String name, @EmailAddress String email,
        @NewPassword String password) {

    public NewPerson {
        // A request may leave either out; validation says so once the record exists.
        if (name != null) {
            name = name.strip();
        }
        if (email != null) {
            email = Account.address(email);
        }
    }

    /// Leaves the password out, wherever this is printed.
    @Override
    public String toString() {
        return "NewPerson[name=%s, email=%s]".formatted(name, email);
    }

}
