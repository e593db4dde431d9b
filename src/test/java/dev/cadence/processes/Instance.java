package dev.cadence.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// The application in a process of its own.
final class Instance {

    private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m",
            "-Duser.timezone=America/St_Johns");

    private static final Pattern ADDRESS = Pattern.compile(Pattern.quote(InstanceMain.READY) + "(\\S+)\\R");

    /// Of the environment, as against a property.
    private static final Pattern VARIABLE = Pattern.compile("[A-Z_]+");

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String name;

    private final Process process;

    private final Path output;

    private final Map<String, String> settings;

    private int printedBefore;

    private Instance(String name, Map<String, String> settings, Process process, Path output) {
        this.name = name;
        this.settings = settings;
        this.process = process;
        this.output = output;
    }

    /// Starts it without waiting for it.
    static Instance start(Map<String, String> settings) {
        try {
            var name = "instance-" + NUMBERS.incrementAndGet();
            var output = Files.createDirectories(Path.of("target", "instances")).resolve(name + ".log");
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(JVM);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), InstanceMain.class.getName()));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            settings.forEach((setting, value) -> {
                if (VARIABLE.matcher(setting).matches()) {
                    builder.environment().put(setting, value);
                }
                else {
                    command.add("--%s=%s".formatted(setting, value));
                }
            });
            var process = builder.start();
            return new Instance(name, settings, process, output);
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Waits until it stands by.
    Instance ready() {
        Instances.await(name + " to stand by")
            .failFast(name + " ended", () -> !process.isAlive())
            .until(() -> ADDRESS.matcher(output()).find());
        return this;
    }

    /// Where it answers, once it stands by.
    URI address() {
        var address = ADDRESS.matcher(output());
        if (!address.find()) {
            throw new IllegalStateException(name + " does not stand by yet");
        }
        return URI.create(address.group(1));
    }

    /// From now on its clock runs from this instant, and it does what is due.
    void goOnAt(Instant now) {
        ready();
        setClock(now);
    }

    /// Back to the past, where nothing is due.
    void standBy() {
        setClock(InstanceMain.NOTHING_IS_DUE);
        printedBefore = output().length();
    }

    boolean suits(Map<String, String> wanted) {
        return running() && settings.equals(wanted);
    }

    private void setClock(Instant now) {
        try {
            var input = process.getOutputStream();
            input.write((now + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Ends it at once with SIGKILL: it cannot finish anything. What has already ended
    /// stays so.
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// Asks it to end with SIGTERM. Unlike `Process.destroy()` this leaves its standard
    /// input open.
    void askToStop() {
        process.toHandle().destroy();
    }

    /// @return its exit code
    int awaitEnd() {
        try {
            if (!process.waitFor(Instances.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " does not end");
            }
            return process.exitValue();
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    boolean running() {
        return process.isAlive();
    }

    @Override
    public String toString() {
        return name;
    }

    /// What it has printed since it last stood by.
    String printed() {
        return output().substring(printedBefore);
    }

    private String output() {
        try {
            return Files.readString(output);
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

}
