package dev.cadence.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Makes a request that carries an `Idempotency-Key` happen once: the key and the answer are stored in the transaction
/// of what the request made, so that either both are there or neither.
///
/// A second request with the same key waits for the first (five seconds at most) and gets its answer. A refused request
/// leaves no key behind: asked again, it is judged anew.
@Component
public class IdempotentRequests {

    /// How long a key is remembered.
    static final Duration MEMORY = Duration.ofHours(48);

    private final JdbcClient jdbc;

    private final JsonMapper json;

    private final Clock clock;

    IdempotentRequests(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /// Does the work, or gives the answer that the same account got for the same key
    /// before.
    /// @param account whose key it is; keys of different accounts never meet
    /// @param key the caller's own word for this request
    /// @param request all that the caller asked for; with another request the key is
    /// refused
    /// @throws Refusal `idempotency-key-reused`, `request-still-running`
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T once(UUID account, String key, Object request, Class<T> answer, Supplier<T> work) {
        var fingerprint = sha256(request.getClass().getName() + json.writeValueAsString(request));
        if (!taken(account, key, fingerprint)) {
            return remembered(account, key, fingerprint, answer);
        }
        var made = work.get();
        jdbc.sql("update idempotent_request set answer = ? where account_id = ? and key = ?")
            .params(json.writeValueAsString(made), account, key)
            .update();
        return made;
    }

    private boolean taken(UUID account, String key, byte[] fingerprint) {
        try {
            jdbc.sql("set local lock_timeout = '5s'").update();
            var taken = jdbc.sql("""
                    insert into idempotent_request (account_id, key, request_sha256, requested_at) values (?, ?, ?, ?)
                    on conflict do nothing""")
                .params(account, key, fingerprint, clock.instant().atOffset(ZoneOffset.UTC))
                .update() == 1;
            jdbc.sql("set local lock_timeout to default").update();
            return taken;
        }
        catch (PessimisticLockingFailureException running) {
            throw Refusal.conflict("request-still-running", "A request with this Idempotency-Key is still running.");
        }
    }

    private <T> T remembered(UUID account, String key, byte[] fingerprint, Class<T> answer) {
        var first = jdbc.sql("select request_sha256, answer from idempotent_request where account_id = ? and key = ?")
            .params(account, key)
            .query(Remembered.class)
            .single();
        if (!MessageDigest.isEqual(first.requestSha256, fingerprint)) {
            throw Refusal.unprocessable("idempotency-key-reused",
                    "This Idempotency-Key was used before, for another request.");
        }
        return json.readValue(first.answer, answer);
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOldKeys() {
        jdbc.sql("delete from idempotent_request where requested_at < ?")
            .param(clock.instant().minus(MEMORY).atOffset(ZoneOffset.UTC))
            .update();
    }

    /// What an account asked for of late, one by one.
    @Transactional(propagation = Propagation.MANDATORY)
    public Stream<Asked> of(UUID account) {
        return jdbc.sql("select key, requested_at from idempotent_request where account_id = ? order by requested_at")
            .param(account)
            .withFetchSize(100)
            .query((row, number) -> new Asked(row.getString("key"),
                    row.getObject("requested_at", OffsetDateTime.class).toInstant()))
            .stream();
    }

    /// Forgets all keys and answers of an account before their time.
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(UUID account) {
        jdbc.sql("delete from idempotent_request where account_id = ?").param(account).update();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        }
        catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// That a key was used.
    ///
    /// @param key the caller's own word
    @Schema(name = "IdempotentRequest")
    public record Asked(String key, Instant requestedAt) {
    }

    record Remembered(byte[] requestSha256, String answer) {
    }

}
