package dev.cadence.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.util.FileSystemUtils;

/// The application as the image holds it: unpacked, beside the options of its JVM and, once trained, what the JVM has learnt of
/// it. No container is needed for that: the image's own files do it.
///
/// @param folder where it is
record Image(Path folder) {

    static final Path DELIVERED = Path.of("target", "cadence.jar").toAbsolutePath();

    private static final Path SOURCES = Path.of("src", "main", "docker").toAbsolutePath();

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    private static final Pattern MEMORY_LIMIT = Pattern.compile("(?m)^ {4}mem_limit: (\\S+)$");

    static Image of(Path jar, String name) throws Exception {
        var folder = Size.FOLDER.resolve(name);
        FileSystemUtils.deleteRecursively(folder);
        run(new ProcessBuilder(JAVA.resolve("java").toString(), "-Djarmode=tools", "-jar", jar.toString(), "extract",
                "--destination", folder.toString()), name + "-unpacked.log");
        // The tools name it as the jar was named.
        var launched = folder.resolve(jar.getFileName().toString());
        if (!launched.endsWith("cadence.jar")) {
            Files.move(launched, folder.resolve("cadence.jar"));
        }
        for (var file : List.of("ask", "java.options", "train")) {
            Files.copy(SOURCES.resolve(file), folder.resolve(file));
        }
        return new Image(folder);
    }

    /// Starts once on an empty database, by the script that the image's build runs, and
    /// keeps what the JVM has learnt.
    void learn(Site site, int port) throws Exception {
        site.jdbc().sql("create database training").update();
        var training = new ProcessBuilder("bash", "train").directory(folder.toFile());
        training.environment()
            .putAll(Map.of("PATH", JAVA + ":" + System.getenv("PATH"), "SERVER_PORT", "" + port, "DATABASE_URL",
                    site.url("training"), "DATABASE_USER", site.database().getUsername(), "DATABASE_PASSWORD",
                    site.database().getPassword()));
        run(training, folder.getFileName() + "-trained.log");
        site.jdbc().sql("drop database training with (force)").update();
    }

    long learntMegabytes() throws IOException {
        return Files.size(folder.resolve("cadence.aot")) / 1_048_576;
    }

    /// As in the image, with the limit of its container's memory told.
    List<String> command(boolean learnt) throws IOException {
        var command = new ArrayList<>(List.of(JAVA.resolve("java").toString(), "@java.options", memory()));
        if (learnt) {
            command.add("-XX:AOTCache=cadence.aot");
        }
        command.addAll(List.of("-jar", "cadence.jar"));
        return command;
    }

    static List<String> options() throws IOException {
        var options = new ArrayList<>(Files.readAllLines(SOURCES.resolve("java.options"))
            .stream()
            .filter(line -> !line.startsWith("#"))
            .toList());
        options.add(memory());
        return options;
    }

    private static String memory() throws IOException {
        var limit = MEMORY_LIMIT.matcher(Files.readString(Path.of("docker-compose.yml")));
        if (!limit.find()) {
            throw new IllegalStateException("The container's limit of memory is not where it was");
        }
        return "-XX:MaxRAM=" + limit.group(1);
    }

    private static void run(ProcessBuilder process, String log) throws Exception {
        var output = Size.FOLDER.resolve(log);
        var code = process.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("It ended with %d: see %s".formatted(code, output));
        }
    }

}
