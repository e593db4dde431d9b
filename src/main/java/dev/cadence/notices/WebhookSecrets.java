package dev.cadence.notices;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import dev.cadence.accounts.Seal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What messages are signed with. Kept sealed, because it is needed again and again, and shown once.
@Repository
class WebhookSecrets {

    private static final String PREFIX = "whsec_";

    /// Within the 24 to 64 of Standard Webhooks.
    private static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    private final Seal seal;

    WebhookSecrets(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
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

    /// Those that sign now, the newest first. What an older key of ours sealed is sealed
    /// anew.
    List<byte[]> live(UUID endpoint, Instant now) {
        var live = jdbc.sql("""
                select number, sealed from webhook_secret
                where endpoint_id = :id and (expires_at is null or expires_at > :now) order by number desc""")
            .param("id", endpoint)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query((row, line) -> new Sealed(row.getInt("number"), row.getBytes("sealed")))
            .list();
        live.stream().filter(secret -> seal.isOld(secret.sealed)).forEach(secret -> renew(endpoint, secret));
        return live.stream().map(secret -> seal.open(secret.sealed)).toList();
    }

    private void renew(UUID endpoint, Sealed old) {
        jdbc.sql("update webhook_secret set sealed = ? where endpoint_id = ? and number = ?")
            .params(seal.seal(seal.open(old.sealed)), endpoint, old.number)
            .update();
    }

    /// @param number counts the endpoint's secrets
    record Sealed(int number, byte[] sealed) {

        /// Tells nothing of it.
        @Override
        public String toString() {
            return "Sealed[%d]".formatted(number);
        }

    }

}
