package dev.cadence.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/// Finds out who a token or key stands for, with one indexed query per request. Nothing is cached, so a session that
/// ended, a key that was revoked and an account that was disabled are refused at once.
@Component
class Credentials implements OpaqueTokenIntrospector {

    private static final Logger log = LoggerFactory.getLogger(Credentials.class);

    /// How exactly it is known when a key was last used. A finer step would cost more
    /// writes and tell nobody more.
    static final Duration USE_STEP = Duration.ofMinutes(1);

    private static final String BY_SESSION = """
            select session.id, account.id as account_id, role, company_id, engineer_id, cast(null as timestamptz) as last_used_at
            from sign_in_session session join account on account.id = session.account_id
            where token_sha256 = ? and ended_at is null and expires_at > ? and disabled_at is null""";

    private static final String BY_KEY = """
            select key.id, account.id as account_id, role, company_id, engineer_id, last_used_at
            from api_key key join account on account.id = key.account_id
            where secret_sha256 = ? and revoked_at is null and disabled_at is null""";

    private static final String USED = """
            update api_key set last_used_at = :now where id = (
                select id from api_key where id = :id and (last_used_at is null or last_used_at <= :before)
                for no key update skip locked)""";

    private final JdbcClient jdbc;

    private final Clock clock;

    Credentials(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public SignedIn introspect(String token) {
        var secret = Secret.read(token).orElseThrow(Credentials::unknown);
        return switch (secret.kind()) {
            case SESSION -> bySession(secret);
            case KEY -> byKey(secret);
        };
    }

    private SignedIn bySession(Secret token) {
        return jdbc.sql(BY_SESSION)
            .params(token.sha256(), atOffset(clock.instant()))
            .query(Proof::of)
            .optional()
            .orElseThrow(Credentials::unknown)
            .signedInBy(Secret.Kind.SESSION);
    }

    private SignedIn byKey(Secret key) {
        var proof = jdbc.sql(BY_KEY).params(key.sha256()).query(Proof::of).optional().orElseThrow(Credentials::unknown);
        noteUse(proof, clock.instant());
        return proof.signedInBy(Secret.Kind.KEY);
    }

    /// Waits for nobody and fails nobody: when the row is locked or cannot be written,
    /// this use stays unnoted.
    private void noteUse(Proof proof, Instant now) {
        if (proof.lastUsedAt != null && proof.lastUsedAt.plus(USE_STEP).isAfter(now)) {
            return;
        }
        try {
            jdbc.sql(USED)
                .param("now", atOffset(now))
                .param("before", atOffset(now.minus(USE_STEP)))
                .param("id", proof.id)
                .update();
        }
        catch (DataAccessException failure) {
            log.warn("The use of API key {} could not be noted: {}", proof.id, failure.getMessage());
        }
    }

    private static OffsetDateTime atOffset(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static BadOpaqueTokenException unknown() {
        return new BadOpaqueTokenException("unknown, expired or revoked");
    }

    private record Proof(UUID id, AccountId account, Role role, @Nullable UUID company, @Nullable UUID engineer,
            @Nullable Instant lastUsedAt) {

        static Proof of(ResultSet row, int number) throws SQLException {
            var used = row.getObject("last_used_at", OffsetDateTime.class);
            return new Proof(row.getObject("id", UUID.class), new AccountId(row.getObject("account_id", UUID.class)),
                    Role.valueOf(row.getString("role")), row.getObject("company_id", UUID.class),
                    row.getObject("engineer_id", UUID.class), used == null ? null : used.toInstant());
        }

        SignedIn signedInBy(Secret.Kind kind) {
            return new SignedIn(role.caller(account, company, engineer), role, kind, id);
        }

    }

}
