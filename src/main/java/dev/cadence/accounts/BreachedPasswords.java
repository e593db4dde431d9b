package dev.cadence.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.security.authentication.password.CompromisedPasswordChecker;
import org.springframework.security.authentication.password.CompromisedPasswordDecision;
import org.springframework.stereotype.Component;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Knows the passwords of twelve characters and more that are most often found in breaches, from a list that comes along.
/// Who wants to ask a service instead, which knows all that were ever breached, replaces this bean by Spring Security's
/// `HaveIBeenPwnedRestApiPasswordChecker`.
@Component
class BreachedPasswords implements CompromisedPasswordChecker {

    private static final String LIST = "breached-passwords.txt";

    private final Set<String> known;

    BreachedPasswords() {
        this.known = read();
    }

    @Override
    public CompromisedPasswordDecision check(@Nullable String password) {
        return new CompromisedPasswordDecision(password != null && known.contains(plain(password)));
    }

    private static Set<String> read() {
        try {
            return new ClassPathResource(LIST).getContentAsString(UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(BreachedPasswords::plain)
                .collect(Collectors.toUnmodifiableSet());
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String plain(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

}
