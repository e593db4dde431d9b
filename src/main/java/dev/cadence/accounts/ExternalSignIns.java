package dev.cadence.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Who is on their way to an identity provider and back. What is kept is of no use to whoever reads it: hashes, and
/// secrets that are sealed.
@Component
class ExternalSignIns {

    /// How long somebody has to sign in at the provider and come back.
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private final JdbcClient jdbc;

    private final Seal seal;

    private final Clock clock;

    ExternalSignIns(JdbcClient jdbc, Seal seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    /// Remembers an attempt and what it was begun with.
    /// @return until when it can be finished
    Instant keep(Secret attempt, String provider, Handshake handshake) {
        var expiresAt = clock.instant().plus(LIFETIME);
        jdbc.sql("""
                insert into external_sign_in
                    (attempt_sha256, provider, state_sha256, sealed_nonce, sealed_verifier, expires_at)
                values (?, ?, ?, ?, ?, ?)""")
            .params(attempt.sha256(), provider, Secret.sha256(handshake.state()), sealed(handshake.nonce()),
                    sealed(handshake.verifier()), expiresAt.atOffset(ZoneOffset.UTC))
            .update();
        return expiresAt;
    }

    /// Takes an attempt out, so that nobody else can, even if the state is wrong.
    /// @return empty when there is none, it has expired, or was begun with another state
    Optional<Taken> take(Secret attempt, String state) {
        return jdbc.sql("delete from external_sign_in where attempt_sha256 = ? returning *")
            .param(attempt.sha256())
            .query((row, number) -> taken(row, state))
            .optional()
            .flatMap(taken -> taken);
    }

    private Optional<Taken> taken(ResultSet row, String state) throws SQLException {
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class).toInstant();
        var begunWith = MessageDigest.isEqual(row.getBytes("state_sha256"), Secret.sha256(state));
        return begunWith && clock.instant().isBefore(expiresAt)
                ? Optional.of(new Taken(row.getString("provider"),
                        new Handshake(state, opened(row, "sealed_nonce"), opened(row, "sealed_verifier"))))
                : Optional.empty();
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    int forgetExpired() {
        return jdbc.sql("delete from external_sign_in where expires_at <= ?")
            .param(clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    }

    private byte[] sealed(String secret) {
        return seal.seal(secret.getBytes(StandardCharsets.US_ASCII));
    }

    private String opened(ResultSet row, String column) throws SQLException {
        return new String(seal.open(row.getBytes(column)), StandardCharsets.US_ASCII);
    }

    /// An attempt that is being finished, and that nobody can finish again.
    ///
    /// @param provider where somebody was sent
    record Taken(String provider, Handshake handshake) {
    }

}
