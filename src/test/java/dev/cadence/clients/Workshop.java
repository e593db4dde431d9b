package dev.cadence.clients;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Compiles the clients, which the build generates into `target/clients`, and runs programs that use them, in processes
/// that know nothing of Cadence.
final class Workshop {

    static final Path CLIENTS = Path.of("target", "clients");

    private static final Path STORIES = Path.of("src", "test", "clients");

    /// All that the client in Java needs.
    private static final String LIBRARIES = "(jackson-(core|databind|annotations|datatype-jsr310)-2[.]|jakarta.annotation-api-).*";

    private Workshop() {
    }

    static List<String> tellInJava(String... arguments) throws IOException, InterruptedException {
        var classes = CLIENTS.resolve("java-classes");
        var libraries = libraries();
        var sources = CLIENTS.resolve("java-sources");
        try (var generated = Files.walk(CLIENTS.resolve(Path.of("java", "src", "main", "java")))) {
            Files.write(sources,
                    Stream.concat(generated, Stream.of(STORIES.resolve("Story.java")))
                        .map(Path::toString)
                        .filter(file -> file.endsWith(".java"))
                        .toList());
        }
        var compiled = run(List.of(jdk("javac"), "-proc:none", "-Xlint:all,-serial,-deprecation", "-XDsuppressNotes",
                "-Werror", "-d", classes.toString(), "-cp", libraries, "@" + sources));
        assertThat(compiled).isEmpty();
        return run(command(List.of(jdk("java"), "-cp", classes + File.pathSeparator + libraries, "Story"), arguments));
    }

    static List<String> tellInTypeScript(String... arguments) throws IOException, InterruptedException {
        var compiler = CLIENTS.resolve(Path.of("typescript-compiler", "lib", "tsc.js"));
        var compiled = run(List.of("node", compiler.toString(), "--project", STORIES.toString()));
        assertThat(compiled).isEmpty();
        var story = CLIENTS.resolve("told").resolve(STORIES).resolve("story.js");
        return run(command(List.of("node", story.toString()), arguments));
    }

    /// Whether there is a Node that can run what is compiled here.
    static boolean hasNode() throws InterruptedException {
        try {
            return run(List.of("node", "--version")).getFirst().matches("v(1[89]|[2-9][0-9])[.].*");
        }
        catch (IOException missing) {
            return false;
        }
    }

    private static String libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> Path.of(entry).getFileName().toString().matches(LIBRARIES))
            .collect(Collectors.joining(File.pathSeparator));
    }

    private static String jdk(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static List<String> command(List<String> program, String... arguments) {
        return Stream.concat(program.stream(), Stream.of(arguments)).toList();
    }

    /// @return the lines that it printed
    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile(Files.createDirectories(CLIENTS), "run-", ".log");
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
            assertThat(process.exitValue()).as("%s: %s", command, Files.readString(output)).isZero();
            return Files.readAllLines(output);
        }
        finally {
            process.destroy();
            Files.delete(output);
        }
    }

}
