package dev.cadence.bench;

import java.time.Duration;
import java.util.Map;

import dev.cadence.testing.EmbeddedDatabase;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.SimulatorProcess;
import org.awaitility.Awaitility;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What Cadence stands on: a PostgreSQL that syncs what it writes, the Stripe simulator in a process of its own, a mail server.
///
/// @param source connections that call themselves by {@link #NAME}
record Site(EmbeddedDatabase database, SimulatorProcess stripe, DriverManagerDataSource source,
        JdbcClient jdbc) implements AutoCloseable {

    static final String NAME = "benchmark";

    static Site open() {
        var database = EmbeddedDatabase.measured(Map.of("logging_collector", "on", "log_destination", "jsonlog",
                "log_directory", Recorder.LOGS.toString(), "log_filename", "statements.log", "log_rotation_size", "0",
                "log_rotation_age", "0", "max_wal_size", "4GB"));
        var source = new DriverManagerDataSource(database.getJdbcUrl() + "&ApplicationName=" + NAME,
                database.getUsername(), database.getPassword());
        var jdbc = JdbcClient.create(source);
        jdbc.sql("create extension if not exists pg_stat_statements").update();
        return new Site(database, SimulatorProcess.start(), source, jdbc);
    }

    Map<String, String> mail() {
        return Mailbox.running().settings();
    }

    int port() {
        return database.server().getPort();
    }

    /// Where another database of the same server is.
    String url(String name) {
        return database.server().getJdbcUrl(database.getUsername(), name);
    }

    long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    /// Waits until listeners have done what requests left them to do.
    /// @return how long that took
    Duration settle() {
        var begun = System.nanoTime();
        Awaitility.await("listeners to be done")
            .atMost(Duration.ofMinutes(10))
            .pollInterval(Duration.ofMillis(50))
            .until(() -> count("undelivered_event") == 0);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// Undoes all requests for bookings, as if there had been none.
    void freeEngineers() {
        jdbc.sql("""
                with undone as (delete from booking where stage = 'REQUESTED' returning engineer_id)
                update engineer_profile set engaged = false where engineer_id in (select engineer_id from undone)""")
            .update();
    }

    @Override
    public void close() throws Exception {
        stripe.close();
        database.server().close();
    }

}
