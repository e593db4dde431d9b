package dev.cadence.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/// What no application could do better on this database: the very statements of an operation, said by pgbench with as many
/// connections and nothing in between.
///
/// @param statements how many a request causes, on average
record Floor(double statements, Measured most, Measured atRate) {

    private static final Pattern ENGINEER = Pattern.compile("\"engineerId\": \"([^\"]+)\"");

    private static final String KNOWN = """
            select id::text from company union all select id::text from account union all select id::text from api_key
            union all select id::text from brief union all select id::text from card
            union all select engineer_id::text from engineer_profile""";

    /// @param rate at which the operation itself was measured
    static Floor of(Operation operation, double rate, URI base, Site site, Size size) throws Exception {
        var bench = PgBench.find(site).orElseThrow();
        var known = new HashSet<>(site.jdbc().sql(KNOWN).query((row, number) -> row.getString(1)).list());
        var data = Data.read();
        var requests = new Recorder(site, data).record(operation, base);
        // Who is wanted by many stays taken by the first.
        var taken = operation == Operation.CONTENDED_BOOKING;
        if (!taken) {
            site.freeEngineers();
        }
        countFreeEngineers(site);
        var folder = Files
            .createDirectories(Size.FOLDER.resolve("pgbench").resolve(operation.name().toLowerCase(Locale.ROOT)));
        var scripts = new ArrayList<Path>();
        for (var statements : requests) {
            var script = new Script(known, engineer(operation, data, scripts.size())).of(statements);
            scripts.add(Files.writeString(folder.resolve("request-%02d.sql".formatted(scripts.size())), script));
            bench.run(List.of(scripts.getLast()), folder, List.of("-t", "1", "-c", "1"));
        }
        var each = operation == Operation.BOOKING
                ? List.of("-t", "" + site.count("bench_free") * 2 / 5 / size.clients())
                : List.of("-T", "" + size.seconds());
        var most = bench.run(scripts, folder, all(size, each));
        var atRate = bench.run(scripts, folder,
                all(size, List.of("-T", "" + size.seconds(), "-R", "%.2f".formatted(rate))));
        site.freeEngineers();
        return new Floor(requests.stream().mapToInt(List::size).average().orElse(0), most, atRate);
    }

    private static void countFreeEngineers(Site site) {
        site.jdbc().sql("drop table if exists bench_free").update();
        site.jdbc().sql("drop sequence if exists bench_next").update();
        site.jdbc()
            .sql("""
                    create table bench_free as select row_number() over () as number, engineer_id from engineer_profile
                    where suspended_at is null and not engaged and capacity_hours > 0 and available_from <= now()
                    and not exists (select from blocked_period b where b.engineer_id = engineer_profile.engineer_id)""")
            .update();
        site.jdbc().sql("create unique index bench_free_by_number on bench_free (number)").update();
        site.jdbc().sql("create sequence bench_next").update();
    }

    /// Whose place another takes each time; nobody's if they were refused to all but the
    /// first.
    private static String engineer(Operation operation, Data data, int number) {
        var first = operation == Operation.BOOKING
                || operation == Operation.CONTENDED_BOOKING && number % Operation.RIVALS == 0;
        var asked = Objects.toString(operation.request(data, Recorder.FIRST + number).get("body"), "");
        var engineer = ENGINEER.matcher(asked);
        return first && engineer.find() ? engineer.group(1) : "";
    }

    private static List<String> all(Size size, List<String> limits) {
        var all = new ArrayList<>(List.of("-c", "" + size.clients()));
        all.addAll(limits);
        return all;
    }

}
