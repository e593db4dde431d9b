package dev.cadence.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cadence.operations.WorkBook.Waiting;
import dev.cadence.shared.Figures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// Shows to those who watch how much waits in each list of work and of trouble, and how long the first of it.
@Component
class WorkFigures {

    private final Supplier<@Nullable Map<String, Waiting>> waiting;

    private final Clock clock;

    WorkFigures(WorkBook book, Clock clock, Figures figures, MeterRegistry meters) {
        this.clock = clock;
        this.waiting = figures
            .remembered(() -> book.countAll().stream().collect(Collectors.toMap(Waiting::list, Function.identity())));
        Stream.of(WorkList.values(), Trouble.values())
            .flatMap(Arrays::stream)
            .forEach(list -> show(list.name(), meters));
    }

    private void show(String list, MeterRegistry meters) {
        var word = list.toLowerCase(Locale.ROOT).replace('_', '-');
        Gauge.builder("cadence.work.waiting", () -> count(list))
            .tag("list", word)
            .description("How much waits for somebody, or for something to work again")
            .register(meters);
        TimeGauge.builder("cadence.work.oldest", () -> age(list), TimeUnit.SECONDS)
            .tag("list", word)
            .description("For how long the first of it has been waiting")
            .register(meters);
    }

    private double count(String list) {
        var known = waiting.get();
        return known == null ? Double.NaN : Objects.requireNonNull(known.get(list)).count();
    }

    private double age(String list) {
        var known = waiting.get();
        if (known == null) {
            return Double.NaN;
        }
        var since = Objects.requireNonNull(known.get(list)).since();
        return since == null ? 0 : Math.max(0, Duration.between(since, clock.instant()).toSeconds());
    }

}
