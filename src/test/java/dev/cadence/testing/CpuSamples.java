package dev.cadence.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Where this process spends its time, as the Flight Recorder samples it.
public final class CpuSamples implements AutoCloseable {

    private static final int SHOWN = 10;

    private final Recording recording = new Recording();

    public static CpuSamples begin() {
        var samples = new CpuSamples();
        samples.recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(20));
        samples.recording.start();
        return samples;
    }

    /// Prints the libraries whose code ran, or had the JDK's run, and the methods that
    /// ran most.
    public void print() throws IOException {
        recording.stop();
        var file = Files.createTempFile(Path.of("target"), "samples", ".jfr");
        recording.dump(file);
        var stacks = RecordingFile.readAllEvents(file).stream().map(CpuSamples::frames).toList();
        print("for", stacks, CpuSamples::library);
        print("in", stacks, stack -> name(stack.getFirst()) + "." + stack.getFirst().getMethod().getName());
        Files.delete(file);
    }

    private static List<RecordedFrame> frames(RecordedEvent sample) {
        return sample.getStackTrace().getFrames();
    }

    private static void print(String word, List<List<RecordedFrame>> stacks,
            Function<List<RecordedFrame>, String> kind) {
        stacks.stream()
            .collect(Collectors.groupingBy(kind, Collectors.counting()))
            .entrySet()
            .stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(SHOWN)
            .forEach(entry -> System.out.printf("  %.1f %% %s %s%n", 100.0 * entry.getValue() / stacks.size(), word,
                    entry.getKey()));
    }

    private static String library(List<RecordedFrame> stack) {
        return stack.stream()
            .map(CpuSamples::name)
            .filter(name -> !name.matches("(java|jdk|sun|javax)\\..*"))
            .findFirst()
            .map(name -> Arrays.stream(name.split("\\.")).limit(3).collect(Collectors.joining(".")))
            .orElse("the JDK itself");
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }

    @Override
    public void close() {
        recording.close();
    }

}
