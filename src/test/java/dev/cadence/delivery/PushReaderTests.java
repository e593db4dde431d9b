package dev.cadence.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PushReaderTests {

    @Test
    void whatIsAskedForIsFoundWhateverStandsAround() throws IOException {
        var push = read(
                """
                        {"zen": {"ref": "no", "commits": [1]}, "ref": "refs/heads/main", "deleted": false,
                         "repository": {"owner": {"full_name": "no/no"}, "full_name": "acme/shop", "pushed_at": 1772452800},
                         "sender": {"login": "ada", "plan": {"login": "no"}},
                         "commits": [{"id": "a1", "timestamp": "2026-03-02T13:00:00+01:00", "committer": {"email": "no"},
                                      "author": {"name": "Ada", "email": "ada@example.com", "username": "ada"}, "added": [{"id": 3}]}]}
                        """)
            .orElseThrow();

        assertThat(push.repository()).isEqualTo("acme/shop");
        assertThat(push.sender()).isEqualTo("ada");
        assertThat(push.pushedAt()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(push.brings()).isTrue();
        assertThat(push.commits())
            .containsExactly(new Push.Commit("a1", "ada@example.com", "ada", Instant.parse("2026-03-02T12:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"commits\": 3}", "{\"commits\": {\"a\": 1}}", "{\"commits\": [1, null, [], {}]}",
            "{\"sender\": \"ada\"}", "{\"sender\": null, \"repository\": []}", "{\"repository\": {\"full_name\": {}}}",
            "{\"repository\": {\"pushed_at\": \"soon\"}}", "{\"repository\": {\"pushed_at\": -1}}",
            "{\"repository\": {\"pushed_at\": 1e999}}", "{\"ref\": {\"a\": [1]}, \"deleted\": \"maybe\"}",
            "{\"ref\": null}", "{\"commits\": [{\"author\": \"ada\", \"timestamp\": 12, \"id\": []}]}",
            "{\"commits\": [{\"author\": {\"email\": null, \"username\": {}}}]}" })
    void whatIsMissingOrOfAnotherKindIsNotThere(String body) throws IOException {
        var push = read(body).orElseThrow();

        assertThat(push.brings()).isFalse();
        assertThat(push.repository()).isNull();
        assertThat(push.sender()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "null", "3", "[]", "\"ref\"", "{", "{\"ref\"", "{\"ref\": }", "{} {}", "{}]",
            "{\"commits\": [}", "{\"commits\": [{\"id\": \"a\"", "payload=%7B%7D", "{\"ref\": nul}", "\u0000" })
    void whatIsNoObjectIsNotRead(String body) throws IOException {
        assertThat(read(body)).isEmpty();
    }

    @Test
    void whatIsTooDeepOrTooLongIsNotRead() throws IOException {
        assertThat(read("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")).isEmpty();
        assertThat(read("{\"ref\": \"" + "x".repeat(3_000) + "\"}")).isEmpty();
        assertThat(read("{\"zen\": \"" + "x".repeat(300_000) + "\"}")).as("what nobody asks for").isPresent();
    }

    private static Optional<Push> read(String body) throws IOException {
        return PushReader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

}
