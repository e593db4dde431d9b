package dev.cadence.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpDsl;

/// What Gatling does, in a process of its own. Either so many clients ask one after the other, as fast as they are answered,
/// or requests come at a rate, at random instants, whether or not the earlier ones have been answered.
public final class LoadSimulation extends Simulation {

    static final String CLIENTS = "load.clients";

    static final String SECONDS = "load.seconds";

    static final String WARM_UP = "load.warm-up";

    /// As in `BROWSE:20.5,PROFILE:3`.
    static final String RATES = "load.rates";

    static final String BASE = "load.base";

    /// Once there is such a file, it is enough.
    static final String UNTIL = "load.until";

    private final Data data = Data.read();

    private final Map<Operation, AtomicLong> numbers = new EnumMap<>(Operation.class);

    private final Duration warmUp = Duration.ofSeconds(Integer.getInteger(WARM_UP, 0));

    private final Duration time = Duration.ofSeconds(Integer.getInteger(SECONDS, 0));

    public LoadSimulation() {
        var protocol = HttpDsl.http.baseUrl(System.getProperty(BASE, ""))
            .disableWarmUp()
            .disableCaching()
            .disableFollowRedirect()
            .shareConnections()
            .acceptHeader("application/json");
        var populations = Arrays.stream(System.getProperty(RATES, "").split(","))
            .map(each -> each.split(":"))
            .flatMap(each -> populations(Operation.valueOf(each[0]), Double.parseDouble(each[1])))
            .toList();
        setUp(populations).protocols(protocol);
    }

    private Stream<PopulationBuilder> populations(Operation operation, double rate) {
        var clients = Integer.getInteger(CLIENTS, 0);
        if (clients > 0) {
            return Stream.of(CoreDsl.scenario(operation.title())
                .during(warmUp)
                .on(asking(operation, true))
                .during(time)
                .on(asking(operation, false))
                .injectOpen(CoreDsl.atOnceUsers(clients)));
        }
        var counted = CoreDsl.scenario(operation.title())
            .exec(CoreDsl.stopLoadGeneratorIf("It is enough", session -> isEnough()))
            .exec(asking(operation, false))
            .injectOpen(CoreDsl.nothingFor(warmUp), CoreDsl.constantUsersPerSec(rate).during(time).randomized());
        return warmUp.isZero() ? Stream.of(counted)
                : Stream.of(counted,
                        CoreDsl.scenario(operation.title() + ", to warm up")
                            .exec(asking(operation, true))
                            .injectOpen(CoreDsl.constantUsersPerSec(rate).during(warmUp).randomized()));
    }

    private static boolean isEnough() {
        var until = System.getProperty(UNTIL);
        return until != null && Files.exists(Path.of(until));
    }

    private ChainBuilder asking(Operation operation, boolean silent) {
        var request = HttpDsl.http(operation.title())
            .httpRequest(operation.method(), "#{path}")
            .header("X-Forwarded-For", "#{X-Forwarded-For}")
            .check(HttpDsl.status().in(operation.answers()));
        for (var header : operation.headers()) {
            request = request.header(header, "#{%s}".formatted(header));
        }
        if (operation.hasBody()) {
            request = request.body(CoreDsl.StringBody("#{body}"));
        }
        return CoreDsl.feed(requests(operation)).exec(silent ? request.silent() : request);
    }

    private Iterator<Map<String, Object>> requests(Operation operation) {
        var next = numbers.computeIfAbsent(operation, each -> new AtomicLong());
        return Stream.generate(() -> operation.request(data, next.getAndIncrement())).iterator();
    }

}
