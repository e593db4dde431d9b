package dev.cadence.notices;

import java.time.Instant;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The test vectors of the reference libraries of Standard Webhooks.
class StandardSignatureTests {

    private static final byte[] SECRET = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static final Instant THEN = Instant.ofEpochSecond(1_614_265_330);

    @Test
    void signsAsTheReferenceDoes() {
        assertThat(
                StandardSignature.by(List.of(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", THEN, "{\"test\": 2432232314}"))
            .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void severalSecretsSignOneAfterTheOther() {
        assertThat(StandardSignature.by(List.of(new byte[32], SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", THEN,
                "{\"test\": 2432232314}"))
            .matches("v1,[A-Za-z0-9+/]{43}= v1,g0hM9SsE\\+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

}
