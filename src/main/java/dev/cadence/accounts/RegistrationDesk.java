package dev.cadence.accounts;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/// Makes accounts for people whose address is proven. Not one transaction, so that no connection is held while a password
/// is hashed.
@Service
class RegistrationDesk {

    private final CodeDesk codes;

    private final Passwords passwords;

    private final Throttle throttle;

    RegistrationDesk(CodeDesk codes, Passwords passwords, Throttle throttle) {
        this.codes = codes;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    void request(String email, Role role, Origin origin) {
        throttle.letter(email, origin);
        codes.requestRegistration(email, role);
    }

    /// @param companyName of the company that a founder makes with the account, if not
    /// invited to one
    /// @throws dev.cadence.shared.Refusal `unknown-code`, asked first, so that nobody
    /// makes us hash for nothing;
    /// `email-taken`
    Account register(String code, String name, String password, @Nullable String companyName) {
        var secret = Secret.code(Secret.Kind.REGISTRATION, code);
        var person = new NewPerson(name, codes.open(secret).email(), password);
        return codes.register(secret, person, passwords.hash(password), companyName);
    }

}
