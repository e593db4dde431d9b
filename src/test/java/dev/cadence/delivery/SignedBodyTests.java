package dev.cadence.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.cadence.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// The secret, body and signature are those that GitHub's documentation gives to check an implementation with.
class SignedBodyTests {

    private static final WebhookSecret SECRET = new WebhookSecret("It's a Secret to Everybody");

    private static final String SIGNATURE = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void theExampleOfGithubsDocumentationIsAuthentic() throws IOException {
        body("Hello, World!", SIGNATURE, SECRET).verify();
    }

    @Test
    void aBodyThatWasReadBeforeIsSignedAsItCame() throws IOException {
        var body = body("Hello, World!", SIGNATURE, SECRET);

        assertThat(body.read()).isEqualTo('H');
        assertThat(body.readNBytes(5)).hasSize(5);
        body.verify();
    }

    @Test
    void whatIsSkippedIsSignedToo() throws IOException {
        var body = body("Hello, World!", SIGNATURE, SECRET);

        body.skipNBytes(5);
        assertThat(body.read()).isEqualTo(',');
        body.verify();
    }

    @Test
    void anyOfTheSecretsWillDo() throws IOException {
        body("Hello, World!", SIGNATURE, WebhookSecret.next(), SECRET).verify();
        body("Hello, World!", SIGNATURE, SECRET, WebhookSecret.next()).verify();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Hello, World", "Hello, World!!", "hello, World!", "Hello, World! " })
    void anotherBodyIsNotAuthentic(String other) {
        assertRefused(() -> body(other, SIGNATURE, SECRET).verify());
    }

    @Test
    void anotherSecretIsNotAuthentic() {
        assertRefused(() -> body("Hello, World!", SIGNATURE, WebhookSecret.next()).verify());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = { "", "sha256=", "sha256", "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                    "sha1=757107ea0eb2509fc211221cce984b8a37570b6d",
                    "SHA256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                    "sha256=757107EA0EB2509FC211221CCE984B8A37570B6D7586C22C46F4379C8B043E17",
                    "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
                    "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17,sha256=0" })
    void whatIsNoSignatureIsRefusedUnread(@Nullable String header) {
        assertRefused(() -> body("Hello, World!", header, SECRET));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(call).returns("webhook-not-authentic", Refusal::code);
    }

    private static SignedBody body(String text, @Nullable String header, WebhookSecret... secrets) {
        return new SignedBody(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), header,
                List.of(secrets));
    }

}
