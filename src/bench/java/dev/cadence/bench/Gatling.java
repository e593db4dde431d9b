package dev.cadence.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes load by Gatling, in a process of its own, and reads its report.
record Gatling(Size size) {

    private static final Path FOLDER = Size.FOLDER.resolve("gatling");

    /// As many clients as asked for, each of whom asks again once answered, after a time
    /// that is not counted. It tells how much there can be; how long it took, it cannot
    /// tell: when answers are late, so are the next questions.
    Measured asFastAsAnswered(Operation operation, URI base) throws Exception {
        return run(operation + "-closed", Map.of(operation, 0.0), base, size.seconds(),
                Map.of(LoadSimulation.CLIENTS, size.clients(), LoadSimulation.WARM_UP, size.warmUp()))
            .finish();
    }

    /// Requests that come at a rate whatever becomes of them.
    Measured atRate(Operation operation, double rate, URI base) throws Exception {
        return run(operation + "-open", Map.of(operation, rate), base, size.seconds(),
                Map.of(LoadSimulation.WARM_UP, size.warmUp()))
            .finish();
    }

    /// The same of several, until there is such a file.
    Run start(String name, Map<Operation, Double> rates, URI base, Path until) throws IOException {
        return run(name, rates, base, size.rollingSeconds(), Map.of(LoadSimulation.UNTIL, until));
    }

    private static Run run(String name, Map<Operation, Double> rates, URI base, int seconds, Map<String, Object> more)
            throws IOException {
        var folder = Files.createDirectories(FOLDER.resolve(name.toLowerCase(Locale.ROOT)));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC", "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dlogback.configurationFile=gatling-logback.xml", "-Dgatling.enableTelemetry=false"));
        var percents = List.of("50", "95", "99", "99.9");
        for (var number = 1; number <= percents.size(); number++) {
            command.add("-Dgatling.charting.indicators.percentile%d=%s".formatted(number, percents.get(number - 1)));
        }
        more.forEach((key, value) -> command.add("-D%s=%s".formatted(key, value)));
        command.add("-D%s=%d".formatted(LoadSimulation.SECONDS, seconds));
        command.add("-D%s=%s".formatted(LoadSimulation.BASE, base));
        command.add("-D%s=%s".formatted(LoadSimulation.RATES,
                rates.entrySet()
                    .stream()
                    .map(each -> each.getKey().name() + ":" + each.getValue())
                    .collect(Collectors.joining(","))));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.gatling.app.Gatling", "-s",
                LoadSimulation.class.getName(), "-rf", folder.toString()));
        var output = folder.resolve("output.txt");
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        return new Run(process, folder, output, seconds);
    }

    /// A run that has begun.
    record Run(Process process, Path folder, Path output, int seconds) {

        boolean goesOn() {
            return process.isAlive();
        }

        Measured finish() throws Exception {
            var code = process.waitFor();
            var said = Files.readString(output);
            if (code != 0) {
                throw new IllegalStateException("Gatling ended with %d: see %s".formatted(code, output));
            }
            var asked = total(said, "request count");
            var failed = (long) last(said, "request count");
            return new Measured((long) asked, failed, (asked - failed) / seconds,
                    total(said, "response time 50th percentile"), total(said, "response time 95th percentile"),
                    total(said, "response time 99th percentile"), total(said, "response time 99.9th percentile"),
                    total(said, "max response time"));
        }

        private static double total(String said, String line) {
            return number(said, line, 1);
        }

        private static double last(String said, String line) {
            return number(said, line, 3);
        }

        private static double number(String said, String line, int column) {
            var found = said.lines().filter(each -> each.startsWith("> " + line)).toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("Gatling does not say the " + line);
            }
            var text = found.getLast().split("\\|")[column].strip().replace(",", "");
            return text.equals("-") ? 0 : Double.parseDouble(text);
        }

    }

}
