package dev.cadence.accounts;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordsTests {

    private final CountingEncoder encoder = new CountingEncoder();

    private final Passwords passwords = new Passwords(encoder);

    @Test
    void aPasswordMatchesItsHash() {
        assertThat(passwords.matches("right", passwords.hash("right"))).isTrue();
        assertThat(passwords.matches("wrong", passwords.hash("right"))).isFalse();
    }

    @Test
    void withoutAHashAsMuchWorkIsDoneInVain() {
        assertThat(passwords.matches("right", null)).isFalse();

        assertThat(encoder.checks).hasValue(1);
    }

    /// Hashes nothing, and counts how often it is asked.
    private static final class CountingEncoder implements PasswordEncoder {

        private final AtomicInteger checks = new AtomicInteger();

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            checks.incrementAndGet();
            return ("hash of " + password).equals(hash);
        }

    }

}
