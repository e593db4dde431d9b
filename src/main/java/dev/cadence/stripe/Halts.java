package dev.cadence.stripe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.People;
import dev.cadence.shared.Halt;
import dev.cadence.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Remembers, for all instances that have the same key, that Stripe refuses it. Asked before every call: one read of an
/// index, of a table that is nearly always empty, against a call that takes a thousand times as long.
@Repository
@Transactional
class Halts implements Halt {

    private static final Logger log = LoggerFactory.getLogger(Halts.class);

    /// How often it is tried whether the key works again.
    static final Duration BETWEEN_PROBES = Duration.ofMinutes(1);

    /// A halt that comes back within this time is the same one, and nobody is written to
    /// again: a key may be refused at one endpoint only.
    private static final Duration SAME = Duration.ofHours(1);

    private final JdbcClient jdbc;

    private final People people;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    private final byte[] key;

    Halts(JdbcClient jdbc, People people, ApplicationEventPublisher events, Clock clock, StripeSettings settings) {
        this.jdbc = jdbc;
        this.people = people;
        this.events = events;
        this.clock = clock;
        this.key = hash(settings.apiKey());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inForce() {
        return open().isPresent();
    }

    @Transactional(readOnly = true)
    Optional<UUID> open() {
        return jdbc.sql("select id from stripe_halt where key_sha256 = ? and ended_at is null")
            .param(key)
            .query(UUID.class)
            .optional();
    }

    @Transactional(readOnly = true)
    Optional<Open> current() {
        return jdbc.sql("select began_at, cause, due_at from stripe_halt where key_sha256 = ? and ended_at is null")
            .param(key)
            .query((row, number) -> new Open(row.getObject("began_at", OffsetDateTime.class).toInstant(),
                    row.getString("cause"), row.getObject("due_at", OffsetDateTime.class).toInstant()))
            .optional();
    }

    /// Stripe has refused the key. Whoever comes second changes nothing.
    /// @param cause the status and Stripe's code for it
    void begin(String cause) {
        var now = clock.instant();
        if (open().isPresent() || resume(now)) {
            return;
        }
        var begun = jdbc.sql("""
                insert into stripe_halt (id, key_sha256, cause, began_at, due_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
            .params(Ids.next(), key, cause, at(now), at(now.plus(BETWEEN_PROBES)))
            .update();
        if (begun == 1) {
            log.error("Stripe refuses our key ({}): nothing is sent in the background until it works again", cause);
            people.admins().forEach(admin -> events.publishEvent(new HaltBegan(admin.account(), cause, now)));
        }
    }

    private boolean resume(Instant now) {
        return jdbc
            .sql("""
                    update stripe_halt set ended_at = null, due_at = ? where id =
                        (select id from stripe_halt where key_sha256 = ? and ended_at > ? order by ended_at desc limit 1)""")
            .params(at(now.plus(BETWEEN_PROBES)), key, at(now.minus(SAME)))
            .update() == 1;
    }

    void end(UUID halt) {
        var ended = jdbc.sql("update stripe_halt set ended_at = ?, due_at = null where id = ? and ended_at is null")
            .params(at(clock.instant()), halt)
            .update();
        if (ended == 1) {
            log.warn("Stripe takes our key again: what was due goes on");
        }
    }

    /// Claims the probe that is due, and lets the next be due in a minute.
    Optional<UUID> claimProbe() {
        var now = clock.instant();
        return jdbc.sql("""
                update stripe_halt set due_at = ? where id in
                    (select id from stripe_halt where key_sha256 = ? and ended_at is null and due_at <= ?
                     for update skip locked)
                returning id""").params(at(now.plus(BETWEEN_PROBES)), key, at(now)).query(UUID.class).optional();
    }

    @Transactional(readOnly = true)
    @Nullable Instant nextProbe() {
        return current().map(Open::nextProbeAt).orElse(null);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        }
        catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A halt in force.
    record Open(Instant since, String cause, Instant nextProbeAt) {
    }

}
