package dev.cadence.testing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/// All that is kept anywhere.
public final class WholeDatabase {

    private WholeDatabase() {
    }

    /// The tables that have these words in some column of some row, as text or as bytes.
    /// Ways to work are left out: they
    /// are kept for everybody, and of nobody.
    public static List<String> tablesWith(String words, JdbcClient jdbc) {
        var hex = HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_8));
        return jdbc.sql(
                "select quote_ident(tablename) from pg_tables where schemaname = 'public' and tablename <> 'working_pattern'")
            .query((row, number) -> row.getString(1))
            .list()
            .stream()
            .filter(table -> jdbc
                .sql("select exists (select from %s t where t::text ilike :words or t::text like :hex)"
                    .formatted(table))
                .param("words", "%" + words + "%")
                .param("hex", "%" + hex + "%")
                .query(Boolean.class)
                .single())
            .toList();
    }

}
