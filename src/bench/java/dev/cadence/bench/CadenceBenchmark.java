package dev.cadence.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.gatling.core.scenario.Simulation;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/// Measures the jar as it is delivered, on a database of the size that a successful marketplace has: see
/// `src/docs/benchmark.md`. Run by `./mvnw -Pbench verify` only.
class CadenceBenchmark {

    private static final Set<String> STEPS = Set
        .of(System.getProperty("cadence.bench.steps", "operations,floor,connections,instances").split(","));

    private static final List<Operation> OPERATIONS = Arrays.stream(Operation.values())
        .filter(operation -> List.of(System.getProperty("cadence.bench.operations", operation.name()).split(","))
            .contains(operation.name()))
        .toList();

    /// An earlier jar, of the same tables, to compare with.
    private static final @Nullable String BEFORE = System.getProperty("cadence.bench.before");

    private static final Duration REST = Duration.ofSeconds(15);

    private static final int STARTS = 3;

    private final Size size = Size.asked();

    @Test
    void measures() throws Exception {
        FileSystemUtils.deleteRecursively(Size.FOLDER);
        Files.createDirectories(Size.FOLDER);
        var report = new Report();
        report.say("machine", Machine.here());
        report.say("size", size);
        try (var site = Site.open()) {
            var image = Image.of(Image.DELIVERED, "image");
            prepare(image, site, report);
            starts(image, site, report);
            operations(image, site, report);
            if (STEPS.contains("floor")) {
                floor(image, site, report);
            }
            if (STEPS.contains("connections")) {
                connections(image, site, report);
            }
            if (STEPS.contains("instances")) {
                instances(image, site, report);
            }
        }
        report.printTable();
    }

    private void prepare(Image image, Site site, Report report) throws Exception {
        report.say("versions",
                Map.of("java", Runtime.version().toString(), "postgres",
                        site.jdbc().sql("show server_version").query(String.class).single(), "gatling",
                        String.valueOf(Simulation.class.getPackage().getImplementationVersion()), "pgbench",
                        PgBench.find(site).isPresent() ? PgBench.find(site).orElseThrow().version() : "none", "haproxy",
                        Proxy.program().isPresent() ? Proxy.version() : "none"));
        report.say("options", Image.options());
        try (var instance = new Instance(image, false, site, freePort(), Map.of())) {
            report.say("startupWithAllMigrationsSeconds", seconds(instance.start().startup()));
        }
        image.learn(site, freePort());
        report.say("learntMegabytes", image.learntMegabytes());
        var begun = System.nanoTime();
        new Seed(site, size).sow();
        report.say("data", Map.of("engineers", site.count("engineer_profile"), "liveBookings",
                site.count("booking where stage = 'ACTIVE'"), "pastWeeks", site.count("charge"), "postings",
                site.count("ledger_posting"), "companies", site.count("company"), "megabytes",
                site.jdbc().sql("select pg_database_size(current_database()) / 1048576").query(Long.class).single(),
                "seededInSeconds", seconds(Duration.ofNanos(System.nanoTime() - begun))));
    }

    private void starts(Image image, Site site, Report report) throws Exception {
        for (var learnt : List.of(false, true)) {
            var taken = new ArrayList<String>();
            for (var start = 0; start < STARTS; start++) {
                try (var instance = new Instance(image, learnt, site, freePort(), Map.of())) {
                    taken.add(seconds(instance.start().startup()));
                }
            }
            report.say(learnt ? "startupSeconds" : "startupWithNothingLearntSeconds", taken);
        }
    }

    private void operations(Image image, Site site, Report report) throws Exception {
        try (var instance = instance(image, site, Map.of())) {
            instance.start();
            rest();
            report.say("residentIdleMegabytes", instance.resident().now());
            new Seed(site, size).ask(instance.base());
            report.say("weeklyRun", new Weeks(site, size).charge(instance));
        }
        var gatling = new Gatling(size);
        var before = before(gatling, site);
        try (var instance = instance(image, site, Map.of())) {
            instance.start();
            for (var operation : OPERATIONS) {
                var most = gatling.asFastAsAnswered(operation, instance.base());
                giveBack(site, operation);
                var rate = Math.max(1, Math.round(most.perSecond() * 5) / 10.0);
                var atRate = gatling.atRate(operation, rate, instance.base());
                var settled = giveBack(site, operation);
                report.say(operation, new Outcome(operation.title(), most, rate, atRate, settled.toMillis(),
                        before.get(operation), null));
            }
            report.say("residentUnderLoadMegabytes", instance.resident());
        }
    }

    private static Map<Operation, Measured> before(Gatling gatling, Site site) throws Exception {
        var found = new EnumMap<Operation, Measured>(Operation.class);
        if (BEFORE != null) {
            var image = Image.of(Path.of(BEFORE), "before");
            try (var instance = new Instance(image, false, site, freePort(), Map.of())) {
                instance.start();
                for (var operation : OPERATIONS) {
                    found.put(operation, gatling.asFastAsAnswered(operation, instance.base()));
                    giveBack(site, operation);
                }
            }
        }
        return found;
    }

    private static Duration giveBack(Site site, Operation operation) {
        var settled = site.settle();
        if (operation.books()) {
            site.freeEngineers();
        }
        return settled;
    }

    private void floor(Image image, Site site, Report report) throws Exception {
        if (PgBench.find(site).isEmpty()) {
            report.leaveOut("floor", "for want of pgbench, which Debian has in postgresql-contrib or postgresql");
            return;
        }
        try (var instance = instance(image, site, Map.of("cadence.sweeps.enabled", "false"))) {
            instance.start();
            for (var operation : OPERATIONS) {
                var outcome = report.outcome(operation);
                try {
                    report.say(operation,
                            outcome.with(Floor.of(operation, outcome.rate(), instance.base(), site, size)));
                }
                catch (IllegalStateException unfit) {
                    report.leaveOut("floor of " + outcome.operation(), String.valueOf(unfit.getMessage()));
                }
            }
        }
    }

    private void connections(Image image, Site site, Report report) throws Exception {
        if (Machine.here().openFiles() < size.connections() + 1_000) {
            report.leaveOut("connections", "because a process may not have so many files open here: see ulimit -n");
            return;
        }
        // To open them, and to rest, takes longer on a busy machine than connections are
        // held as a rule.
        try (var instance = instance(image, site, Map.of("server.tomcat.max-connections",
                "" + (size.connections() + 1_000), "server.tomcat.keep-alive-timeout", "10m"))) {
            instance.start();
            rest();
            var before = instance.resident().now();
            try (var idle = IdleConnections.open(instance.port(), size.connections())) {
                rest();
                report.say("connections",
                        Map.of("asked", size.connections(), "open", idle.open().size(), "residentBeforeMegabytes",
                                before, "residentMegabytes", instance.resident().now(), "stillAnswered",
                                idle.answered()));
            }
        }
    }

    private void instances(Image image, Site site, Report report) throws Exception {
        if (Proxy.program().isEmpty()) {
            report.leaveOut("instances", "for want of haproxy, which Debian has under that name");
            return;
        }
        try (var one = instance(image, site, Map.of()); var other = instance(image, site, Map.of())) {
            one.start();
            other.start();
            try (var proxy = Proxy.start(freePort(), freePort(), List.of(one, other))) {
                var rolling = new Rolling(site, size);
                report.say("twoInstances",
                        rolling.throughput(proxy, List.of(Operation.PROFILE, Operation.SEARCH, Operation.SHORTLIST)));
                var restarted = rolling.restart(proxy, List.of(one, other));
                report.say("rollingRestart", restarted);
                assertThat(restarted.measured().failed()).as("requests that failed during the rolling restart")
                    .isZero();
            }
        }
    }

    private static void rest() {
        Awaitility.await("calm").atMost(REST.multipliedBy(2)).pollDelay(REST).until(() -> true);
    }

    private static Instance instance(Image image, Site site, Map<String, String> more) throws IOException {
        return new Instance(image, true, site, freePort(), more);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1e3);
    }

}
