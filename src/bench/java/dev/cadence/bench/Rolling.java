package dev.cadence.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;

/// Two instances behind a proxy: what they do together, and what becomes of requests while both are restarted, one after the
/// other.
record Rolling(Site site, Size size) {

    /// Requests a second. While one instance is away and the other has just started, all
    /// of this is for one that has everything still to compile, on cores that it shares.
    private static final Map<Operation, Double> LOAD = Map.of(Operation.PROFILE, 10.0, Operation.BROWSE, 5.0,
            Operation.WEBHOOK, 3.0, Operation.BOOKING, 2.0);

    List<Together> throughput(Proxy proxy, List<Operation> operations) throws Exception {
        var found = new ArrayList<Together>();
        for (var operation : operations) {
            found.add(new Together(operation.title(), new Gatling(size).asFastAsAnswered(operation, proxy.base())));
            site.settle();
        }
        return found;
    }

    Restarted restart(Proxy proxy, List<Instance> instances) throws Exception {
        var done = Size.FOLDER.resolve("rolling-restart-is-done");
        var load = new Gatling(size).start("rolling", LOAD, proxy.base(), done);
        pass(Duration.ofSeconds(10));
        var stops = new ArrayList<Double>();
        var starts = new ArrayList<Double>();
        for (var instance : instances) {
            stops.add(instance.stop().toMillis() / 1e3);
            starts.add(instance.start().startup().toMillis() / 1e3);
            proxy.awaitUp(instance);
        }
        if (!load.goesOn()) {
            throw new IllegalStateException("The load ended before the restart: set cadence.bench.rolling-seconds");
        }
        pass(Duration.ofSeconds(5));
        Files.createFile(done);
        var measured = load.finish();
        site.settle();
        site.freeEngineers();
        return new Restarted(LOAD, stops, starts, measured);
    }

    private static void pass(Duration time) {
        Awaitility.await("time to pass").pollDelay(time).atMost(time.multipliedBy(2)).until(() -> true);
    }

    record Together(String operation, Measured most) {
    }

    /// @param load requests a second
    /// @param stops how many seconds each instance took to stop
    record Restarted(Map<Operation, Double> load, List<Double> stops, List<Double> starts, Measured measured) {
    }

}
