package dev.cadence.simulator;

import java.security.SecureRandom;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Identifiers that look like Stripe's: a prefix that names the kind, and letters and digits.
final class Ids {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {
    }

    static String next(String prefix) {
        return prefix + "_" + characters(RANDOM, 24);
    }

    static String request() {
        return "req_" + characters(RANDOM, 14);
    }

    static String secretOf(String id) {
        return id + "_secret_" + characters(RANDOM, 25);
    }

    /// The same characters for the same seed, always.
    static String derived(String seed, int length) {
        return characters(new Random(seed.hashCode()), length);
    }

    private static String characters(Random random, int length) {
        return IntStream.range(0, length)
            .mapToObj((i) -> String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length()))))
            .collect(Collectors.joining());
    }

}
