package dev.cadence.notices;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dev.cadence.accounts.Seal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What messages are signed with. Kept sealed, because it is needed again and again, and shown once.
@Repository
class WebhookSecrets {

    private static final String PREFIX = "whsec_";

    /// Within the 24 to 64 of Standard Webhooks.
    private static final int BYTES = 32;

    /// Rows that are fetched together.
    private static final int AT_A_TIME = 1_000;

    private static final Logger log = LoggerFactory.getLogger(WebhookSecrets.class);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    private final Seal seal;

    private final Clock clock;

    WebhookSecrets(JdbcClient jdbc, Seal seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    /// Makes the one that signs from now on. Whichever signed before does so beside it
    /// until then.
    /// @return as its owner needs it, this once
    String next(UUID endpoint, Instant untilThen) {
        var until = untilThen.atOffset(ZoneOffset.UTC);
        jdbc.sql(
                """
                        update webhook_secret set expires_at = least(coalesce(expires_at, :until), :until) where endpoint_id = :id""")
            .param("until", until)
            .param("id", endpoint)
            .update();
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        jdbc.sql("""
                insert into webhook_secret (endpoint_id, number, sealed)
                select :id, coalesce(max(number), 0) + 1, :sealed from webhook_secret where endpoint_id = :id""")
            .param("id", endpoint)
            .param("sealed", seal.seal(secret))
            .update();
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /// Those that sign now, the newest first, and none of which the key is missing.
    List<byte[]> live(UUID endpoint, Instant now) {
        var live = jdbc.sql("""
                select sealed from webhook_secret
                where endpoint_id = :id and (expires_at is null or expires_at > :now) order by number desc""")
            .param("id", endpoint)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query((row, line) -> row.getBytes("sealed"))
            .list();
        return live.stream().flatMap(sealed -> seal.tryToOpen(sealed).stream()).toList();
    }

    /// Seals with the newest key what an older one sealed, after which the older one can
    /// be dropped from the settings, and forgets what does not sign any more.
    @Scheduled(initialDelay = 1, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    @Transactional
    public void sealAnew() {
        jdbc.sql("delete from webhook_secret where expires_at <= ?")
            .param(clock.instant().atOffset(ZoneOffset.UTC))
            .update();
        try (var all = jdbc.sql("select endpoint_id, number, sealed from webhook_secret")
            .withFetchSize(AT_A_TIME)
            .query(Sealed.class)
            .stream()) {
            var anew = all.filter(this::sealAnew).count();
            if (anew > 0) {
                log.info("Sealed {} secrets of webhooks with the newest key", anew);
            }
        }
    }

    private boolean sealAnew(Sealed secret) {
        var anew = seal.sealAnew(secret.sealed);
        anew.ifPresent(sealed -> jdbc
            .sql("update webhook_secret set sealed = ? where endpoint_id = ? and number = ? and sealed = ?")
            .params(sealed, secret.endpointId, secret.number, secret.sealed)
            .update());
        return anew.isPresent();
    }

    /// @param number counts the endpoint's secrets
    record Sealed(UUID endpointId, int number, byte[] sealed) {

        /// Tells nothing of it.
        @Override
        public String toString() {
            return "Sealed[%d]".formatted(number);
        }

    }

}
