package dev.cadence.accounts;

import java.util.List;

import dev.cadence.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/// Lets people change and give their second factor, after what proves that it is them, and not too often. Not one
/// transaction: passwords are hashed and tries counted before it.
@Service
class SecondFactorDesk {

    private static final Logger log = LoggerFactory.getLogger(SecondFactorDesk.class);

    private final AuthenticatorDesk authenticators;

    private final PasswordDesk passwords;

    private final PeopleDesk people;

    private final Throttle throttle;

    SecondFactorDesk(AuthenticatorDesk authenticators, PasswordDesk passwords, PeopleDesk people, Throttle throttle) {
        this.authenticators = authenticators;
        this.passwords = passwords;
        this.people = people;
        this.throttle = throttle;
    }

    AuthenticatorController.SecretView begin(SignedIn by, String password) {
        passwords.require(by, password);
        var account = by.caller().account();
        var totp = authenticators.begin(account);
        return new AuthenticatorController.SecretView(totp.base32(), totp.address(people.account(account).email()));
    }

    AuthenticatorDesk.Confirmed confirm(SignedIn by, String code) {
        var guess = guess(by);
        var confirmed = authenticators.confirm(by, code);
        guess.wasRight();
        return confirmed;
    }

    SignInDesk.Opened giveCode(SignedIn by, String code) {
        var guess = guess(by);
        try {
            var opened = authenticators.giveCode(by, code);
            guess.wasRight();
            return opened;
        }
        catch (Refusal refused) {
            log.info("Refused a second factor of account {} from {}: {}", by.caller().account().value(),
                    Origin.of(by).network(), refused.code());
            throw refused;
        }
    }

    private Throttle.Guess guess(SignedIn by) {
        return throttle.atCode(people.account(by.caller().account()).email(), Origin.of(by));
    }

    List<String> renewRecoveryCodes(SignedIn by, String password) {
        passwords.require(by, password);
        return authenticators.renewRecoveryCodes(by.caller().account());
    }

    void remove(SignedIn by, String password) {
        passwords.require(by, password);
        authenticators.remove(by.caller());
    }

}
