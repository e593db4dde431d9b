package dev.cadence.testing;

import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Stream;

import java.lang.management.ManagementFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

/// What work costs: the time of processors, of database statements, and memory.
public record Costs(JdbcClient jdbc, SimulatorProcess stripe) {

    /// From now on statements are counted anew.
    public Cpu begin() {
        jdbc.sql("create extension if not exists pg_stat_statements").update();
        jdbc.sql("select pg_stat_statements_reset()::text").query(String.class).single();
        return cpu();
    }

    /// The processor time that each process has had so far.
    public Cpu cpu() {
        var postmaster = jdbc.sql("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::bigint")
            .query(Long.class)
            .single();
        var database = ProcessHandle.of(postmaster).orElseThrow();
        return new Cpu(millis(Stream.of(ProcessHandle.current())), millis(Stream.of(stripe.handle())),
                millis(Stream.concat(Stream.of(database), database.descendants())));
    }

    private static long millis(Stream<ProcessHandle> processes) {
        return processes.mapToLong(process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis()).sum();
    }

    /// What the database has spent on statements since the beginning, in milliseconds.
    public double databaseMillis() {
        return jdbc.sql("select coalesce(sum(total_exec_time), 0) from pg_stat_statements")
            .query(Double.class)
            .single();
    }

    /// The statements that cost most since the beginning.
    public void printStatements() {
        jdbc.sql(
                """
                        select format('  %s ms, %s times, %s ms each: %s', round(total_exec_time), calls, round(mean_exec_time::numeric, 3),
                            left(regexp_replace(query, '\\s+', ' ', 'g'), 110))
                        from pg_stat_statements order by total_exec_time desc limit 8""")
            .query(String.class)
            .list()
            .forEach(System.out::println);
    }

    /// The objects that are still in use, in MB. Takes as long as a full collection.
    public static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    /// Prints the median, the hundredth of the slowest, and the slowest of durations in
    /// nanoseconds.
    public static void printTimes(String what, Stream<Long> nanos) {
        var sorted = nanos.mapToLong(Long::longValue).sorted().toArray();
        var all = new LongSummaryStatistics();
        for (var each : sorted) {
            all.accept(each);
        }
        System.out.printf("%s: %d, p50 %.1f ms, p99 %.1f ms, most %.1f ms%n", what, sorted.length,
                sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6, all.getMax() / 1e6);
    }

    /// Processor time in milliseconds.
    ///
    /// @param application with whoever calls it, who is in the same process
    public record Cpu(long application, long stripe, long database) {

        public void printSince(Cpu begin, Duration wall) {
            Map.of("application", application - begin.application, "simulator", stripe - begin.stripe, "database",
                    database - begin.database)
                .forEach((name, millis) -> System.out.printf("processors: %s %.2f%n", name,
                        millis / (double) wall.toMillis()));
        }

    }

}
