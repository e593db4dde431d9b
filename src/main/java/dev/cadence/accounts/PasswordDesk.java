package dev.cadence.accounts;

import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Service;

import static java.util.Objects.requireNonNull;

/// Checks and changes passwords. Not one transaction, so that no connection is held while a password is hashed.
@Service
class PasswordDesk {

    private final PeopleDesk people;

    private final CodeDesk codes;

    private final Passwords passwords;

    private final SignInDesk signIns;

    private final Throttle throttle;

    PasswordDesk(PeopleDesk people, CodeDesk codes, Passwords passwords, SignInDesk signIns, Throttle throttle) {
        this.people = people;
        this.codes = codes;
        this.passwords = passwords;
        this.signIns = signIns;
        this.throttle = throttle;
    }

    /// Makes sure that it is still the person who began the session.
    /// @throws Refusal `wrong-password`
    void require(SignedIn by, String password) {
        verified(by, password);
    }

    /// @return the hash that the password belongs to
    private String verified(SignedIn by, String password) {
        var account = people.account(by.caller().account());
        var guess = throttle.atPassword(account.email(), Origin.of(by));
        if (!passwords.matches(password, account.passwordHash())) {
            throw wrongPassword();
        }
        guess.wasRight();
        return requireNonNull(account.passwordHash());
    }

    static Refusal wrongPassword() {
        return Refusal.unprocessable("wrong-password", "This is not your present password.");
    }

    /// Changes the password, and ends every other session.
    /// @throws Refusal `wrong-password`
    void change(SignedIn by, String present, String next) {
        var verified = verified(by, present);
        people.changePassword(by, verified, passwords.hash(next));
    }

    void requestReset(String email, Origin origin) {
        throttle.reset(email, origin);
        codes.requestPasswordReset(email);
    }

    /// Sets a new password for whoever got the code, ends every session, and begins one.
    /// @throws Refusal `unknown-code`, asked first, so that nobody makes us hash for
    /// nothing
    SignInDesk.Opened reset(String code, String next, Origin origin) {
        var secret = Secret.code(Secret.Kind.PASSWORD_RESET, code);
        codes.open(secret);
        var account = codes.resetPassword(secret, passwords.hash(next));
        return signIns.open(account, origin);
    }

    /// Has a code sent to a new address. With the password, since whoever has the address
    /// has the account.
    /// @throws Refusal `wrong-password`
    void requestEmailChange(SignedIn by, String password, String email, Origin origin) {
        require(by, password);
        throttle.letter(email, origin);
        codes.requestEmailChange(by.caller().account(), email);
    }

}
