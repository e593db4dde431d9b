package dev.cadence.shared;

import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Remembers which requests were made under an `Idempotency-Key`, and how they were answered. What is remembered in the
/// transaction of what the request made is there exactly if that is.
///
/// A second request with the same key waits for the first (five seconds at most) and gets its answer. A refused request
/// leaves no key behind: asked again, it is judged anew.
@Component
public class IdempotentRequests {

    /// How long a key is remembered.
    static final Duration MEMORY = Duration.ofHours(48);

    /// For how long a request in steps has its key to itself: longer than any such
    /// request takes.
    public static final Duration LEASE = Duration.ofMinutes(2);

    /// PostgreSQL's word for a lock that was waited for too long, which Spring has no
    /// exception of its own for.
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcClient jdbc;

    private final Clock clock;

    IdempotentRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Takes the key for a request that is one transaction: this one.
    /// @return the answer that the same request got before
    /// @throws Refusal `idempotency-key-reused`, `request-still-running`
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> begin(Once request) {
        return taken(request, null) ? Optional.empty() : Optional.of(answered(request));
    }

    /// Takes the key for a request in steps, until it is answered or given up. Whoever
    /// does neither loses it when the
    /// lease is over, and the request is judged anew.
    /// @return the answer that the same request got before
    /// @throws Refusal `idempotency-key-reused`, `request-still-running`
    @Transactional
    public Optional<String> beginInSteps(Once request) {
        var until = clock.instant().plus(LEASE);
        return taken(request, until) || takenOver(request, until) ? Optional.empty() : Optional.of(answered(request));
    }

    /// Remembers how a request was answered.
    @Transactional
    public void end(Once request, String answer) {
        jdbc.sql("""
                update idempotent_request set answer = ?, running_until = null
                where account_id = ? and key = ? and answer is null""")
            .params(answer, request.account, request.key)
            .update();
    }

    /// Forgets a request in steps that was refused or failed.
    @Transactional
    public void giveUp(Once request) {
        jdbc.sql("delete from idempotent_request where account_id = ? and key = ? and answer is null")
            .params(request.account, request.key)
            .update();
    }

    private boolean taken(Once request, @Nullable Instant runningUntil) {
        try {
            jdbc.sql("set local lock_timeout = '5s'").update();
            var taken = jdbc.sql("""
                    insert into idempotent_request (account_id, key, request_sha256, requested_at, running_until)
                    values (?, ?, ?, ?, ?)
                    on conflict do nothing""")
                .params(request.account, request.key, request.fingerprints.getFirst(), atUtc(clock.instant()))
                .param(runningUntil == null ? null : atUtc(runningUntil))
                .update() == 1;
            jdbc.sql("set local lock_timeout to default").update();
            return taken;
        }
        catch (DataAccessException failure) {
            throw isForWaiting(failure) ? stillRunning() : failure;
        }
    }

    private static boolean isForWaiting(DataAccessException failure) {
        return failure.getMostSpecificCause() instanceof SQLException cause
                && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
    }

    private boolean takenOver(Once request, Instant until) {
        return jdbc.sql("""
                update idempotent_request set running_until = :until
                where account_id = :account and key = :key and request_sha256 in (:fingerprints)
                    and running_until < :now""")
            .param("until", atUtc(until))
            .param("account", request.account)
            .param("key", request.key)
            .param("fingerprints", request.fingerprints)
            .param("now", atUtc(clock.instant()))
            .update() == 1;
    }

    private String answered(Once request) {
        var first = jdbc.sql("select request_sha256, answer from idempotent_request where account_id = ? and key = ?")
            .params(request.account, request.key)
            .query(Remembered.class)
            .optional()
            .orElseThrow(IdempotentRequests::stillRunning);
        if (request.fingerprints.stream().noneMatch(one -> MessageDigest.isEqual(one, first.requestSha256))) {
            throw Refusal.unprocessable("idempotency-key-reused",
                    "This Idempotency-Key was used before, for another request.");
        }
        return Optional.ofNullable(first.answer).orElseThrow(IdempotentRequests::stillRunning);
    }

    private static Refusal stillRunning() {
        return Refusal.conflict("request-still-running", "A request with this Idempotency-Key is still running.");
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOldKeys() {
        jdbc.sql("delete from idempotent_request where requested_at < ?")
            .param(atUtc(clock.instant().minus(MEMORY)))
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

    private static OffsetDateTime atUtc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// A request that is to happen once.
    ///
    /// @param account whose key it is; keys of different accounts never meet
    /// @param key the caller's own word for this request
    /// @param fingerprints of all that the caller asked for: the first is kept, any is
    /// recognised
    public record Once(UUID account, String key, List<byte[]> fingerprints) {
    }

    /// That a key was used.
    ///
    /// @param key the caller's own word
    @Schema(name = "IdempotentRequest")
    public record Asked(String key, Instant requestedAt) {
    }

    record Remembered(byte[] requestSha256, @Nullable String answer) {
    }

}
