package dev.cadence.processes;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/// Makes everybody, in any process, wait before they change certain rows: until it is removed.
record Roadblock(Connection connection, String name, String table) implements AutoCloseable {

    /// @param change such as `insert on charge`
    /// @param rows which of the rows as they would become, such as `new.week = 0`
    static Roadblock before(DataSource database, String change, String rows) throws SQLException {
        var table = change.substring(change.lastIndexOf(' ') + 1);
        var roadblock = new Roadblock(database.getConnection(), "roadblock_on_" + table, table);
        roadblock.run("select pg_advisory_lock(hashtext('%s'))".formatted(roadblock.name));
        roadblock.run("""
                create function %1$s() returns trigger language plpgsql as
                $$ begin perform pg_advisory_xact_lock_shared(hashtext('%1$s')); return new; end $$"""
            .formatted(roadblock.name));
        roadblock.run("create trigger %1$s before %2$s for each row when (%3$s) execute function %1$s()"
            .formatted(roadblock.name, change, rows));
        return roadblock;
    }

    /// Those who waited go on, save those whose process has died.
    @Override
    public void close() throws SQLException {
        try (connection) {
            run("select pg_advisory_unlock(hashtext('%s'))".formatted(name));
            run("drop trigger %s on %s".formatted(name, table));
            run("drop function %s()".formatted(name));
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

}
