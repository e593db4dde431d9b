package dev.cadence.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import dev.cadence.shared.Refusal;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// Signs people in and out. Not one transaction: reading the account and storing the session are two, so that no
/// connection is held while the password is checked.
@Service
class SignInDesk {

    /// How long sessions are remembered after they expired, for whoever asks when
    /// somebody was signed in.
    static final Duration MEMORY = Duration.ofDays(30);

    private final Accounts accounts;

    private final SignInSessions sessions;

    private final Passwords passwords;

    private final Clock clock;

    SignInDesk(Accounts accounts, SignInSessions sessions, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.clock = clock;
    }

    /// Whatever is wrong, the answer is the same and takes as long, so that it gives
    /// nothing away.
    Opened signIn(String email, String password) {
        var account = accounts.findByEmail(email).orElse(null);
        var matches = passwords.matches(password, account == null ? null : account.passwordHash());
        if (account == null || !matches || account.isDisabled()) {
            throw Refusal.unauthorized("wrong-credentials", "There is no account with this address and password.");
        }
        var token = Secret.next(Secret.Kind.SESSION);
        var session = sessions.save(new SignInSession(account.id(), token, clock.instant()));
        return new Opened(token, session.expiresAt(), account);
    }

    void signOut(SignedIn by) {
        sessions.findById(by.session()).ifPresent(session -> sessions.save(session.end(clock.instant())));
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    int forgetOldSessions() {
        return sessions.deleteExpiredBefore(clock.instant().minus(MEMORY));
    }

    /// A session that has just begun; the one moment at which its token is known.
    record Opened(Secret token, Instant expiresAt, Account account) {
    }

}
