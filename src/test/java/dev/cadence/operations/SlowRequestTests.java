package dev.cadence.operations;

import dev.cadence.testing.Api;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A body that never comes, in an installation that waits a second for it.
@AnotherInstallation
record SlowRequestTests(Api api) {

    @Test
    void aBodyThatIsShorterThanAnnouncedIsNotWaitedForLong() {
        var reply = caller().begin(json("/v1/sessions", "Content-Length: 300") + "{\"a\":");

        assertThat(reply.status()).isEqualTo(408);
        assertThat(reply.code()).isEqualTo("request-timeout");
        Attack.checkHeaders("408", reply);
    }

    @Test
    void aChunkThatNeverComesIsNotWaitedForLong() {
        var reply = caller().begin(json("/webhooks/stripe", "Transfer-Encoding: chunked") + "5\r\n{\"a\":\r\n");

        assertThat(reply.code()).isEqualTo("request-timeout");
    }

    @Test
    void headersThatNeverEndAreNotWaitedForLong() {
        assertThat(caller().begin("GET /v1/me HTTP/1.1\r\nHost: x\r\n").status()).as("closed").isZero();
    }

    private Wire caller() {
        return new Wire(api.base(), "");
    }

    private String json(String path, String length) {
        return caller().head("POST", path, Wire.JSON + length + "\r\n");
    }

}
