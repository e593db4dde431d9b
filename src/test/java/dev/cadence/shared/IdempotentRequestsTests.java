package dev.cadence.shared;

import java.time.Duration;
import java.util.Map;

import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// For how long an `Idempotency-Key` is remembered.
@CadenceTest
record IdempotentRequestsTests(Cast cast, MutableClock clock, IdempotentRequests requests) {

    @Test
    void aKeyIsFreeAgainAfterFortyEightHoursAndNotBefore() {
        var founder = cast.founder().api().with("Idempotency-Key", "one");
        var slow = Map.of("paragraph", "Slow.");
        var slower = Map.of("paragraph", "Slower.");
        var first = founder.post("/v1/briefs", slow);
        assertThat(first.status()).isEqualTo(201);

        clock.advance(Duration.ofHours(48));
        requests.forgetOldKeys();
        assertThat(founder.post("/v1/briefs", slow).text()).isEqualTo(first.text());
        assertThat(founder.post("/v1/briefs", slower).problem()).isEqualTo("idempotency-key-reused");

        clock.advance(Duration.ofNanos(1_000));
        requests.forgetOldKeys();
        var anew = founder.post("/v1/briefs", slower);
        assertThat(anew.status()).isEqualTo(201);
        assertThat(anew.at("/id")).isNotEqualTo(first.at("/id"));
        assertThat(founder.post("/v1/briefs", slow).problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void keysAreForgottenOneByOne() {
        var founder = cast.founder().api();
        var brief = Map.of("paragraph", "Slow.");
        founder.with("Idempotency-Key", "old").post("/v1/briefs", brief);
        clock.advance(Duration.ofHours(1));
        var young = founder.with("Idempotency-Key", "young").post("/v1/briefs", brief);

        clock.advance(Duration.ofHours(47).plusNanos(1_000));
        requests.forgetOldKeys();

        assertThat(founder.with("Idempotency-Key", "old").post("/v1/briefs", Map.of("paragraph", "Slower.")).status())
            .isEqualTo(201);
        assertThat(founder.with("Idempotency-Key", "young").post("/v1/briefs", brief).text()).isEqualTo(young.text());
    }

}
