package dev.cadence.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LogSearchTests {

    private static final String BEFORE = "2026-03-02T12:00:00Z DEBUG 1 --- [main] o.s.web.servlet.DispatcherServlet : ";

    @TempDir
    private Path folder;

    /// The stars are left out, so that nobody who searches sources for secrets takes
    /// these for some.
    @ParameterizedTest
    @CsvSource({ "a token of ours, token=cadence_*session_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_xyz]",
            "a token of ours, key=cadence_*password_reset_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_xyz",
            "a token of ours, key=cadence_*key_aB3-_aB3-_aB3-_aB3-_aB3-_aB3 (truncated)...",
            "an API key, sk_*live_aB3aB3aB3", "an API key, rk_*test_aB3aB3aB3", "an API key, key sk_*test_simulated",
            "a signing secret, whsec_*of_the_simulator", "a client secret, seti_1aB3_*secret_aB3aB3aB3aB3",
            "a bearer's token, Authorization: Bearer *ey.aB3aB3aB3aB3aB3",
            "a name and a password, Basic *YWRhOnNlY3JldA==",
            "a hash of a password, {argon2id}$*argon2id$v=19$m=64$aB3", "a password, correct *horse battery staple",
            "a password, a long demonstration *password", "a private reason, privateReason=ran out of *money",
            "a card's number, 42424*24242424242", "a card's number, number=5555 5555 5555 *4444,",
            "a card's number, 3782-822463-*10005" })
    void aSecretIsFoundAndNotRepeated(String kind, String secret) throws IOException {
        var line = secret.replace("*", "");
        Files.writeString(folder.resolve("1.log"), "first\n" + BEFORE + "Writing [" + line + "\nlast\n");

        assertThat(LogSearch.in(folder).finds()).singleElement()
            .asString()
            .startsWith(kind + " at 1.log:2: " + BEFORE + "Writing [")
            .doesNotContain(line);
    }

    @ParameterizedTest
    @ValueSource(strings = { "The API key cadence_key_aB3-_aB3 is revoked", "cadence_sweep_lag_seconds is 0",
            "Securing GET /v1/me with BearerTokenAuthenticationFilter", "No Bearer token",
            "Basic authentication is off", "4242424242424241", "id 01a209b1-bf9f-7875-8392-0f12a7ecc613",
            "1780000000000", "9223372036854775808", "pi_secret_",
            "Set SecurityContextHolder to SignedIn [Credentials=[PROTECTED]]" })
    void whatIsNoSecretIsNotFound(String line) throws IOException {
        Files.writeString(folder.resolve("1.log"), line);

        assertThat(LogSearch.in(folder).finds()).isEmpty();
    }

    @Test
    void everyFileAndEveryRequestIsCounted() throws IOException {
        Files.writeString(folder.resolve("1.log"), BEFORE + "GET \"/v1/me\", parameters={}\nMore\n");
        Files.writeString(folder.resolve("2.log"), BEFORE + "Completed 200 OK\n" + BEFORE + "PUT \"/v1/me\"\n");

        var search = LogSearch.in(folder);

        assertThat(search.lines()).isEqualTo(4);
        assertThat(search.requests()).isEqualTo(2);
    }

}
