package dev.cadence.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// When and from where people signed in. Erased, a session still says when somebody did, for whoever looks into a theft.
@Component
class SessionRecords implements PersonalData {

    private final SignInSessions sessions;

    private final Clock clock;

    SessionRecords(SignInSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public String section() {
        return "sessions";
    }

    @Override
    public Class<? extends Record> form() {
        return SessionRecord.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return sessions.streamOf(person.account()).map(SessionRecord::of);
    }

    @Override
    public void erase(Caller person) {
        sessions.forget(person.account(), clock.instant());
    }

    @Schema(name = "SessionRecord")
    record SessionRecord(UUID id, Instant createdAt, Instant expiresAt, @Nullable Instant endedAt,
            @Nullable Instant secondFactorAt, String address, @Nullable String userAgent) {

        static SessionRecord of(SignInSession session) {
            return new SessionRecord(session.id(), session.createdAt(), session.expiresAt(), session.endedAt(),
                    session.secondFactorAt(), session.origin().address(), session.origin().userAgent());
        }

    }

}
