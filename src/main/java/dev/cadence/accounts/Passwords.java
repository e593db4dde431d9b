package dev.cadence.accounts;

import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes and checks passwords, as many at a time as there are processors: each takes 19 MiB and all of one processor,
/// so that a flood of sign-ins would otherwise take all memory. Nobody should hold a transaction open meanwhile.
@Component
class Passwords {

    /// For how long someone waits for their turn before they are told to come back.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PasswordEncoder encoder;

    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final String nobodys;

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodys = hash(Secret.next(Secret.Kind.SESSION).text());
    }

    final String hash(String password) {
        return inTurn(() -> String.valueOf(encoder.encode(normalized(password))));
    }

    /// Whether the password belongs to the hash. Without a hash it never does, and
    /// finding out takes just as long, so
    /// that the time tells nobody which addresses have an account.
    boolean matches(String password, @Nullable String hash) {
        var matches = inTurn(() -> encoder.matches(normalized(password), hash == null ? nobodys : hash));
        return matches && hash != null;
    }

    /// However a keyboard composes its characters, the password is the same.
    private static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!isMyTurn()) {
            throw Refusal.unavailable("too-busy", "Too many people are signing in just now. Ask again in a moment.");
        }
        try {
            return work.get();
        }
        finally {
            turns.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

}
