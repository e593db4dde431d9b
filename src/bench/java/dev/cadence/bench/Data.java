package dev.cadence.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import dev.cadence.simulator.WebhookSignature;
import dev.cadence.testing.TestInfrastructure;

/// What requests can be about. It was written down by the process that prepared the database, so that the one that makes the
/// load need not ask.
///
/// @param visible ids of engineers whom everybody sees
/// @param free ids of those who can be booked
/// @param briefs each with the number of its company
/// @param tagged paths of profiles, each with its entity tag
/// @param notices what Stripe said of charges
/// @param companies how many there are
record Data(List<String> visible, List<String> free, List<String[]> briefs, List<String[]> tagged,
        List<String> paragraphs, List<String> notices, int companies) {

    static final Path FOLDER = Size.FOLDER.resolve("data");

    static Data read() {
        return new Data(lines("visible"), lines("free"), pairs("briefs"), pairs("tagged"), lines("paragraphs"),
                lines("notices"), Integer.parseInt(lines("companies").getFirst()));
    }

    static void write(String name, List<String> lines) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(name), lines);
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> lines(String name) {
        try {
            return Files.readAllLines(FOLDER.resolve(name));
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String[]> pairs(String name) {
        return lines(name).stream().map(line -> line.split("\t", 2)).toList();
    }

    /// The key of a company's founder, whose secret is the company's number.
    static String key(int company) {
        return "cadence_key_" + "%043d".formatted(company);
    }

    static String adminKey() {
        return "cadence_key_" + "9".repeat(43);
    }

    static <T> T any(List<T> all, long number) {
        return all.get((int) Math.floorMod(number, (long) all.size()));
    }

    static String signature(String body) {
        return WebhookSignature.header(TestInfrastructure.WEBHOOK_SECRET, Instant.now(), body);
    }

}
