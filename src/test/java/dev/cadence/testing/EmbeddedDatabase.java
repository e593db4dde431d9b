package dev.cadence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// One PostgreSQL for the whole JVM, started from binaries on the class path when first asked for.
public record EmbeddedDatabase(EmbeddedPostgres server) implements JdbcConnectionDetails {

    private static @Nullable EmbeddedDatabase running;

    public static synchronized EmbeddedDatabase running() {
        if (running == null) {
            running = start(Map.of("fsync", "off"));
        }
        return running;
    }

    /// Another one, which writes as it must in production and counts what statements
    /// cost.
    static EmbeddedDatabase measured() {
        return measured(Map.of());
    }

    /// The same with some settings more.
    public static EmbeddedDatabase measured(Map<String, String> more) {
        var settings = new HashMap<>(
                Map.of("fsync", "on", "synchronous_commit", "on", "shared_preload_libraries", "pg_stat_statements"));
        settings.putAll(more);
        return start(settings);
    }

    private static EmbeddedDatabase start(Map<String, String> settings) {
        try {
            var builder = EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setServerConfig("timezone", "Asia/Kathmandu")
                .setServerConfig("max_connections", "200");
            settings.forEach(builder::setServerConfig);
            var server = builder.start();
            // After the applications: they still speak to the database while they close.
            SpringApplication.getShutdownHandlers().add(() -> stop(server));
            return new EmbeddedDatabase(server);
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "postgres";
    }

    @Override
    public String getJdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

}
