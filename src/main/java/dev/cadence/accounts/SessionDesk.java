package dev.cadence.accounts;

import java.time.Clock;
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

    private final Clock clock;

    SessionDesk(SignInSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
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
