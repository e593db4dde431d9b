package dev.cadence.accounts;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecretTests {

    @Test
    void aSecretIsReadAsWhatItIs() {
        for (var kind : Secret.Kind.values()) {
            var secret = Secret.next(kind);
            assertThat(Secret.read(secret.text())).contains(secret);
        }
    }

    @Test
    void whatIsNoSecretOfOursIsNotRead() {
        var key = Secret.next(Secret.Kind.KEY).text();

        assertThat(Secret.read("")).isEmpty();
        assertThat(Secret.read(key.substring(1))).isEmpty();
        assertThat(Secret.read(key + "A")).isEmpty();
        assertThat(Secret.read("cadence_key_" + "=".repeat(43))).isEmpty();
    }

    @Test
    void aSecretIsNotPrinted() {
        var secret = Secret.next(Secret.Kind.SESSION);

        assertThat(secret.toString()).isEqualTo(secret.shown() + "…").doesNotContain(secret.text());
        assertThat(Secret.next(Secret.Kind.SESSION)).isNotEqualTo(secret);
    }

}
