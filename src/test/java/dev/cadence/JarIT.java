package dev.cadence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The jar as it is delivered.
class JarIT {

    private static final Path JAR = Path.of("target", "cadence.jar");

    @Test
    void theJarStartsTheApplication() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(java, "-jar", JAR.toString()).redirectErrorStream(true);
        command.environment().keySet().removeIf(variable -> variable.matches("(DATABASE|STRIPE|SMTP|MAIL)_.*"));
        var process = command.start();
        process.getOutputStream().close();

        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said).contains("Cadence cannot start.", "DATABASE_URL is missing");
    }

}
