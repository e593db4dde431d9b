package dev.cadence.notices;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import javax.crypto.spec.SecretKeySpec;

import dev.cadence.accounts.Caller;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.MutableClock;
import dev.cadence.testing.TestInfrastructure;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;

import static org.assertj.core.api.Assertions.assertThat;

/// What messages are signed with outlives the key that seals it, and nothing else.
@CadenceTest
record WebhookSecretTests(Cast cast, WebhookSecrets secrets, JdbcClient jdbc, MutableClock clock) {

    private static final String URL = "https://93.184.216.34/hooks";

    private static final String MISSING = "YWJjZGVmZ2hpamFiY2RlZmdoaWphYmNkZWZnaGlqYWI=";

    @Test
    void whatAnOlderKeySealedIsSealedWithTheNewestOneThoughNothingIsSent() {
        var newest = sealing(TestInfrastructure.ENCRYPTION_KEY);
        var founder = cast.founder();
        var path = anEndpointOf(founder);
        var disabled = Map.of("url", URL, "description", "Ours", "types", List.of(), "enabled", false);
        assertThat(founder.api().put(path, disabled).at("/disabledFor")).isEqualTo("OWNER");
        var secret = newest.decrypt(sealed().getFirst());
        jdbc.sql("update webhook_secret set sealed = ?")
            .param(sealing(TestInfrastructure.OLDER_ENCRYPTION_KEY).encrypt(secret))
            .update();

        secrets.sealAnew();

        assertThat(newest.decrypt(sealed().getFirst())).isEqualTo(secret);
    }

    @Test
    void oneOfWhichTheKeyIsMissingKeepsNoOtherFromBeingSealedAnew() {
        var founder = cast.founder();
        anEndpointOf(founder);
        anEndpointOf(founder);
        var secret = "secret".getBytes(StandardCharsets.US_ASCII);
        jdbc.sql(
                "update webhook_secret set sealed = case when endpoint_id = (select min(id::text)::uuid from webhook_endpoint)"
                        + " then ?::bytea else ?::bytea end")
            .params(sealing(MISSING).encrypt(secret), sealing(TestInfrastructure.OLDER_ENCRYPTION_KEY).encrypt(secret))
            .update();

        secrets.sealAnew();

        var newest = sealing(TestInfrastructure.ENCRYPTION_KEY);
        assertThat(sealed()).hasSize(2).filteredOn(sealed -> opens(newest, sealed)).hasSize(1);
    }

    @Test
    void whatTheNewestKeySealedIsLeftAlone() {
        anEndpointOf(cast.founder());
        var before = sealed();

        secrets.sealAnew();

        assertThat(sealed().getFirst()).isEqualTo(before.getFirst());
    }

    @Test
    void whatDoesNotSignAnyMoreIsForgotten() {
        var founder = cast.founder();
        var rotated = founder.api().post(anEndpointOf(founder) + "/secrets", Map.of("overlapHours", 1));
        assertThat(rotated.status()).as(rotated.text()).isEqualTo(201);

        clock.advance(Duration.ofHours(1).minusSeconds(1));
        secrets.sealAnew();
        assertThat(sealed()).hasSize(2);
        clock.advance(Duration.ofSeconds(1));
        secrets.sealAnew();
        assertThat(sealed()).hasSize(1);
    }

    private List<byte[]> sealed() {
        return jdbc.sql("select sealed from webhook_secret order by number")
            .query((row, number) -> row.getBytes("sealed"))
            .list();
    }

    private static String anEndpointOf(Member<Caller.Founder> founder) {
        var made = founder.api()
            .post("/v1/webhook-endpoints", Map.of("url", URL, "description", "Ours", "types", List.of()));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return "/v1/webhook-endpoints/" + made.at("/endpoint/id");
    }

    private static boolean opens(AesBytesEncryptor key, byte[] sealed) {
        try {
            key.decrypt(sealed);
            return true;
        }
        catch (IllegalStateException otherKey) {
            return false;
        }
    }

    private static AesBytesEncryptor sealing(String key) {
        return new AesBytesEncryptor(new SecretKeySpec(Base64.getDecoder().decode(key), "AES"),
                KeyGenerators.secureRandom(16), CipherAlgorithm.GCM);
    }

}
