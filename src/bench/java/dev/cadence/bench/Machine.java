package dev.cadence.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What it was measured on.
///
/// @param load how many processes wanted to run, in the minute before
/// @param openFiles how many files, and so connections, a process may have open
record Machine(String processor, int processors, long memoryMegabytes, String system, double load, long openFiles) {

    static Machine here() throws IOException {
        return new Machine(value("/proc/cpuinfo", "model name"), Runtime.getRuntime().availableProcessors(),
                Long.parseLong(value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1_024,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Long.parseLong(line("/proc/self/limits", "Max open files").split("\\s{2,}")[2]));
    }

    private static String value(String file, String name) throws IOException {
        return line(file, name).replaceFirst("^[^:]*:\\s*", "");
    }

    private static String line(String file, String name) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name)).findFirst().orElse(name + ":");
        }
    }

}
