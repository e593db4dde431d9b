package dev.cadence.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import dev.cadence.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// Signs people in. Not one transaction: reading the account and storing the session are two, so that no connection is
/// held while the password is checked.
@Service
class SignInDesk {

    /// How long sessions are remembered after they expired, for whoever asks when
    /// somebody was signed in, and to know from where they usually come.
    static final Duration MEMORY = Duration.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(SignInDesk.class);

    private final Accounts accounts;

    private final SignInSessions sessions;

    private final SessionDesk begun;

    private final AuthenticatorDesk authenticators;

    private final Passwords passwords;

    private final Throttle throttle;

    private final Clock clock;

    SignInDesk(Accounts accounts, SignInSessions sessions, SessionDesk begun, AuthenticatorDesk authenticators,
            Passwords passwords, Throttle throttle, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.begun = begun;
        this.authenticators = authenticators;
        this.passwords = passwords;
        this.throttle = throttle;
        this.clock = clock;
    }

    /// Whatever is wrong, the answer is the same and takes as long, so that it gives
    /// nothing away.
    /// @throws Refusal `wrong-credentials`, `too-many-requests`
    Opened signIn(String email, String password, Origin origin) {
        var guess = throttle.atPassword(email, origin);
        var account = accounts.findByEmail(email).orElse(null);
        var matches = passwords.matches(password, account == null ? null : account.passwordHash());
        if (account == null || !matches || account.isDisabled()) {
            log.info("Refused to sign in account {} from {}", account == null ? "unknown" : account.id().value(),
                    origin.network());
            throw wrongCredentials();
        }
        guess.wasRight();
        return open(account, origin);
    }

    static Refusal wrongCredentials() {
        return Refusal.unauthorized("wrong-credentials", "There is no account with this address and password.");
    }

    /// Begins a session for somebody who has proven who they are, as far as a password
    /// goes.
    Opened open(Account account, Origin origin) {
        var token = Secret.next(Secret.Kind.SESSION);
        var session = begun.begin(account, token, origin);
        return new Opened(token, session.expiresAt(), account, authenticators.stageOf(account));
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    int forgetOldSessions() {
        return sessions.deleteExpiredBefore(clock.instant().minus(MEMORY));
    }

    /// A session that has just begun; the one moment at which its token is known.
    record Opened(Secret token, Instant expiresAt, Account account, Stage stage) {
    }

    /// How far somebody has come in signing in.
    enum Stage {

        /// Signed in.
        COMPLETE,

        /// The authenticator's code is missing.
        CODE_NEEDED,

        /// The account needs an authenticator and has none yet.
        AUTHENTICATOR_NEEDED

    }

}
