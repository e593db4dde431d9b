package dev.cadence.accounts;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows people where they are signed in, and ends what they do not want any more.
@Service
@Transactional
class SessionDesk {

    private final SignInSessions sessions;

    private final Accounts accounts;

    private final Clock clock;

    SessionDesk(SignInSessions sessions, Accounts accounts, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Begins a session, unless the account was disabled or got another password since it
    /// was read: checking a password
    /// takes a while.
    /// @throws Refusal `wrong-credentials`
    SignInSession begin(Account asRead, Secret token, Origin origin) {
        var account = accounts.lock(asRead.id())
            .filter(now -> !now.isDisabled() && Objects.equals(now.passwordHash(), asRead.passwordHash()))
            .orElseThrow(SignInDesk::wrongCredentials);
        return sessions.save(new SignInSession(account.id(), token, origin, clock.instant()));
    }

    /// Those in which the caller is signed in, newest first.
    @Transactional(readOnly = true)
    Page<SignInSession> live(Caller caller, UUID before, int limit) {
        var found = sessions.liveOf(caller.account(), clock.instant(), before, Limit.of(limit + 1));
        return Page.of(found, limit, session -> session.id().toString());
    }

    /// @throws Refusal `session-not-found`
    void end(Caller caller, UUID id) {
        var session = sessions.findByIdAndAccount(id, caller.account())
            .orElseThrow(() -> Refusal.notFound("session-not-found", "session " + id));
        sessions.save(session.end(clock.instant()));
    }

    /// Leaves the caller the one session that asks for it.
    void endOthers(SignedIn by) {
        sessions.endAllBut(by.proofId(), by.caller().account(), clock.instant());
    }

}
