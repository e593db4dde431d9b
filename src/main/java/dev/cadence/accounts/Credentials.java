package dev.cadence.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
            select session.id, account.id as account_id, role, company_id, membership, engineer_id,
                second_factor_at is not null or role <> 'ADMIN' and confirmed_at is null as complete
            from sign_in_session session join account on account.id = session.account_id
                left join authenticator on authenticator.account_id = account.id
            where token_sha256 = ? and ended_at is null and expires_at > ? and disabled_at is null""";

    /// A key made for one company is worth nothing to its maker in another.
    private static final String BY_KEY = """
            select key.id, account.id as account_id, role, account.company_id, membership, engineer_id,
                array_to_string(scopes, ' ') as scopes, last_used_at
            from api_key key join account on account.id = key.account_id
                and account.company_id is not distinct from key.company_id
            where secret_sha256 = ? and revoked_at is null and expires_at > ? and disabled_at is null""";

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
            case REGISTRATION, PASSWORD_RESET, EMAIL_CHANGE, EXTERNAL_SIGN_IN -> throw unknown();
        };
    }

    private SignedIn bySession(Secret token) {
        return jdbc.sql(BY_SESSION)
            .params(token.sha256(), atOffset(clock.instant()))
            .query((row, number) -> SignedIn.bySession(caller(row), id(row), row.getBoolean("complete")))
            .optional()
            .orElseThrow(Credentials::unknown);
    }

    private SignedIn byKey(Secret key) {
        var now = clock.instant();
        var use = jdbc.sql(BY_KEY)
            .params(key.sha256(), atOffset(now))
            .query((row, number) -> new Use(SignedIn.byKey(caller(row), id(row), scopes(row)), lastUsed(row)))
            .optional()
            .orElseThrow(Credentials::unknown);
        if (use.isNews(now)) {
            note(use.by.proofId(), now);
        }
        return use.by;
    }

    /// Waits for nobody and fails nobody: when the row is locked or cannot be written,
    /// this use stays unnoted.
    private void note(UUID key, Instant now) {
        try {
            jdbc.sql(USED)
                .param("now", atOffset(now))
                .param("before", atOffset(now.minus(USE_STEP)))
                .param("id", key)
                .update();
        }
        catch (DataAccessException failure) {
            log.warn("The use of API key {} could not be noted: {}", key, failure.getMessage());
        }
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject("id", UUID.class);
    }

    private static Caller caller(ResultSet row) throws SQLException {
        var standing = row.getString("membership");
        return Role.valueOf(row.getString("role"))
            .caller(new AccountId(row.getObject("account_id", UUID.class)), row.getObject("company_id", UUID.class),
                    standing == null ? null : Standing.valueOf(standing), row.getObject("engineer_id", UUID.class));
    }

    private static Set<Scope> scopes(ResultSet row) throws SQLException {
        return Arrays.stream(row.getString("scopes").split(" ")).map(Scope::of).collect(Collectors.toSet());
    }

    private static @Nullable Instant lastUsed(ResultSet row) throws SQLException {
        var used = row.getObject("last_used_at", OffsetDateTime.class);
        return used == null ? null : used.toInstant();
    }

    private static OffsetDateTime atOffset(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static BadOpaqueTokenException unknown() {
        return new BadOpaqueTokenException("unknown, expired or revoked");
    }

    private record Use(SignedIn by, @Nullable Instant last) {

        boolean isNews(Instant now) {
            return last == null || !last.plus(USE_STEP).isAfter(now);
        }

    }

}
