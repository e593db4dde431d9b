package dev.cadence.operations;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.cadence.operations.Wire.Reply;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// How much may be sent, on both sides of each limit.
@CadenceTest
record BodyLimitTests(Api api, Marketplace marketplace, JsonMapper json) {

    private static final int MOST = 262_144;

    @Test
    void noOperationReadsABodyOfMoreThanAQuarterOfAMegabyte() {
        try (var attack = new Attack(api, marketplace)) {
            attack.eachOperation(operation -> {
                if (operation.path().startsWith("/webhooks/github/")) {
                    // Pushes are larger, and limited as HostilePushTests tells.
                    return;
                }
                assertTooLarge(attack, operation, sent(attack, operation, MOST + 1));
                if (operation.described().has("requestBody")) {
                    assertTooLarge(attack, operation, sentInChunks(attack, operation, MOST + 1));
                    assertThat(sent(attack, operation, MOST).status()).as(operation.name()).isNotEqualTo(413);
                    assertThat(sentInChunks(attack, operation, MOST).status()).as(operation.name()).isNotEqualTo(413);
                }
            });
        }
    }

    @Test
    void aLengthThatIsOnlyAnnouncedIsRefusedAtOnce() {
        try (var attack = new Attack(api, marketplace)) {
            attack.eachOperation(operation -> {
                var before = System.nanoTime();
                var reply = attack.by(operation)
                    .send(operation.method(), operation.path(), "Content-Length: 10000000000\r\n", Wire.NOTHING);

                assertTooLarge(attack, operation, reply);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).as(operation.name())
                    .isLessThan(Duration.ofSeconds(5));
            });
        }
    }

    @Test
    void whatIsBeyondAnAnnouncedLengthIsNotRead() {
        var reply = new Wire(api.base(), "").sendBytes(
                "POST /v1/sessions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
                new byte[MOST]);

        assertThat(reply.code()).isEqualTo("invalid-request");
    }

    @Test
    void jsonIsReadUpToItsLimitsAndNotBeyond() {
        assertReadUpTo(32, depth -> "[".repeat(depth) + "]".repeat(depth));
        assertReadUpTo(200_000, length -> "\"%s\"".formatted("x".repeat(length)));
        assertReadUpTo(256, length -> "{\"%s\":1}".formatted("n".repeat(length)));
        assertReadUpTo(100, digits -> "9".repeat(digits));
        assertReadUpTo(9_998, elements -> "[1%s]".formatted(",1".repeat(elements - 1)));
    }

    private void assertReadUpTo(int most, IntFunction<String> document) {
        assertThatCode(() -> json.readTree(document.apply(most))).doesNotThrowAnyException();
        assertThatExceptionOfType(StreamConstraintsException.class)
            .isThrownBy(() -> json.readTree(document.apply(most + 1)));
    }

    @Test
    void aHundredHeadersAreReadAndNotOneMore() {
        // Host, Connection and Authorization are there already.
        assertThat(sentWithHeaders(97).status()).isEqualTo(200);
        assertThat(sentWithHeaders(98).code()).isEqualTo("bad-request");
    }

    @Test
    void aHundredParametersAreReadAndNotOneMore() {
        assertThat(sentWithParameters(100).code()).isEqualTo("unknown-parameter");
        assertThat(sentWithParameters(101).code()).isEqualTo("request-rejected");
    }

    @Test
    void anAddressWithItsHeadersIsReadUpToSixteenKilobytes() {
        var caller = new Wire(api.base(), "");

        assertThat(caller.send("GET", "/v1/engineers?cursor=" + "x".repeat(15_000)).code()).isEqualTo("invalid-cursor");
        assertThat(caller.send("GET", "/v1/engineers?cursor=" + "x".repeat(16_384)).code()).isEqualTo("bad-request");
    }

    private static void assertTooLarge(Attack attack, DescribedOperation operation, Reply reply) {
        attack.check(operation, reply);
        assertThat(reply.code()).as(operation.name()).isEqualTo("content-too-large");
    }

    private static Reply sent(Attack attack, DescribedOperation operation, int size) {
        return attack.by(operation).send(operation.method(), operation.path(), Wire.JSON, padded(operation, size));
    }

    private static Reply sentInChunks(Attack attack, DescribedOperation operation, int size) {
        var body = padded(operation, size);
        var chunks = IntStream.iterate(0, at -> at < size, at -> at + 10_000)
            .mapToObj(at -> Arrays.copyOfRange(body, at, Math.min(at + 10_000, size)))
            .map(chunk -> "%x\r\n%s\r\n".formatted(chunk.length, new String(chunk, ISO_8859_1)))
            .reduce("", String::concat);
        return attack.by(operation)
            .sendBytes(
                    attack.by(operation)
                        .head(operation.method(), operation.path(), Wire.JSON + "Transfer-Encoding: chunked\r\n"),
                    (chunks + "0\r\n\r\n").getBytes(ISO_8859_1));
    }

    private static byte[] padded(DescribedOperation operation, int size) {
        var sample = new String(operation.sample(), StandardCharsets.UTF_8);
        return (sample + " ".repeat(size - sample.length())).getBytes(StandardCharsets.UTF_8);
    }

    private Reply sentWithHeaders(int number) {
        var founder = marketplace.cast().founder().key();
        return new Wire(api.base(), founder).send("GET", "/v1/me", "A: b\r\n".repeat(number), Wire.NOTHING);
    }

    private Reply sentWithParameters(int number) {
        return new Wire(api.base(), "").send("GET", "/v1/engineers?" + "a=1&".repeat(number - 1) + "a=1");
    }

}
