package dev.cadence.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Does what a newcomer does: starts the demonstration and pastes the README's first booking into a shell, line by line
/// as it stands there.
class ReadmeTests {

    private static final Path FOLDER = Path.of("target", "readme");

    private static final Path KEYS = FOLDER.resolve("demo.env");

    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    private static final List<String> TO_BE_SAID = List.of("\"token\":\"cadence_session_", "\"tier\":\"SENIOR\"",
            "\"last4\":\"4242\"", "\"stage\":\"REQUESTED\"", "\"stage\":\"TRIAL\"", "\"stage\":\"ACTIVE\"",
            "\"endReason\":\"CANCELLED\"", "\"kind\":\"TRIAL\"", "\"balanced\":true", "\"stage\":\"PAST_DUE\"",
            "\"endReason\":\"UNPAID\"", "\"attempts\":4", "\"place\":4", "\"nearMisses\":",
            "\"outcome\":\"FIRST_COMMIT\"", "\"matchedBy\":\"PUSHER\"", "\"list\":\"OPEN_DISPUTES\"",
            "\"kind\":\"BOOKING\"", "\"kind\":\"WORK_BEGAN\"", "\"funnel\":", "\"verdict\":\"BOOK\"", "\"adviceId\":");

    private static final Pattern NOT_TO_BE_SAID = Pattern.compile("/problems/|command not found|curl:");

    @Test
    void theFirstBookingOfTheReadmeWorksAsPasted() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/usr/bin/curl")),
                "NOT RUN: needs bash and curl");
        Files.createDirectories(FOLDER);
        Files.deleteIfExists(KEYS);
        var demo = start("demo.log", java(), "-cp", System.getProperty("java.class.path"), "-Ddemo.stripe-port=0",
                "-Ddemo.env=" + KEYS, "-XX:TieredStopAtLevel=1", Demo.class.getName(), "--server.port=0",
                "--spring.profiles.active=logged",
                "--cadence.test.log=" + System.getProperty("cadence.test.log", "target/logs"));
        try {
            Awaitility.await("the demonstration to start")
                .atMost(Duration.ofMinutes(5))
                .until(() -> (Files.exists(KEYS) && Files.size(KEYS) > 0) || !demo.isAlive());
            var said = paste();

            assertThat(said.lines().filter(NOT_TO_BE_SAID.asPredicate()).toList()).isEmpty();
            assertThat(TO_BE_SAID).allMatch(said::contains);
        }
        finally {
            demo.destroy();
            assertThat(demo.waitFor(1, TimeUnit.MINUTES)).as("the demonstration ends when told to").isTrue();
        }
    }

    private static String paste() throws IOException, InterruptedException {
        var steps = BLOCK.matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(MatchResult::group)
            .filter(block -> !block.contains("./mvnw"))
            .map(block -> block.replace("```sh\n", "").replace("```", "").replace("target/demo.env", KEYS.toString()))
            .toList();
        var script = FOLDER.resolve("readme.sh");
        Files.writeString(script, "set -u\n" + String.join("\n", steps));
        var shell = start("readme.out", "/bin/bash", script.toString());
        assertThat(shell.waitFor(5, TimeUnit.MINUTES)).as("the README's steps end").isTrue();
        return Files.readString(FOLDER.resolve("readme.out"));
    }

    private static Process start(String log, String... command) throws IOException {
        return new ProcessBuilder(List.of(command)).redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve(log).toFile())
            .start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

}
