package dev.cadence.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The load tool of PostgreSQL.
///
/// @param program where it is
record PgBench(Path program, Site site) {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\((without|excluding)");

    static Optional<PgBench> find(Site site) throws IOException {
        var onPath = Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":")).map(Path::of);
        var debian = Path.of("/usr/lib/postgresql");
        try (var versions = Files.isDirectory(debian) ? Files.list(debian) : Stream.<Path>empty()) {
            var newest = versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")).toList();
            return Stream.concat(newest.stream(), onPath)
                .map(folder -> folder.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(found -> new PgBench(found, site));
        }
    }

    String version() throws Exception {
        return run(List.of("--version"), Size.FOLDER.resolve("pgbench-version.txt")).strip();
    }

    /// @param limits how long, how often and how fast
    Measured run(List<Path> scripts, Path folder, List<String> limits) throws Exception {
        var log = folder.resolve("transactions-%d".formatted(System.nanoTime()));
        var arguments = new ArrayList<>(List.of("-h", "localhost", "-p", "" + site.port(), "-U", "postgres", "-n", "-M",
                "prepared", "-j", "2", "-l", "--log-prefix=" + log));
        arguments.addAll(limits);
        scripts.forEach(script -> arguments.addAll(List.of("-f", script.toString())));
        arguments.add("postgres");
        var said = run(arguments, folder.resolve("output.txt"));
        var rate = RATE.matcher(said);
        if (!rate.find() || said.contains(" aborted ")) {
            throw new IllegalStateException(
                    said.lines().filter(line -> line.contains("ERROR")).findFirst().orElse(said));
        }
        return measured(log, Double.parseDouble(rate.group(1)));
    }

    /// From the time that a transaction was to begin until it ended.
    private static Measured measured(Path log, double perSecond) throws IOException {
        var millis = new ArrayList<Double>();
        try (var files = Files.newDirectoryStream(log.getParent(), log.getFileName() + ".*")) {
            for (var file : files) {
                try (var lines = Files.lines(file)) {
                    lines.map(line -> line.split(" ")[2])
                        .filter(time -> time.matches("\\d+"))
                        .forEach(time -> millis.add(Long.parseLong(time) / 1e3));
                }
                Files.delete(file);
            }
        }
        millis.sort(Comparator.naturalOrder());
        return new Measured(millis.size(), 0, perSecond, part(millis, 0.5), part(millis, 0.95), part(millis, 0.99),
                part(millis, 0.999), part(millis, 1));
    }

    private static double part(List<Double> sorted, double part) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
    }

    private String run(List<String> arguments, Path output) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PGPASSWORD", site.database().getPassword());
        builder.start().waitFor();
        return Files.readString(output);
    }

}
