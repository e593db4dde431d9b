package dev.cadence.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.cadence.shared.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads what people type into a search: each word by its stem, the last one also as the beginning of a word, and one
/// that nobody's profile has also as the words that may have been meant.
@Component
class Spelling {

    /// How long a word may be in a profile before a search for a misspelt one knows it.
    static final Duration STALENESS = Duration.ofMinutes(10);

    /// A word that is new is searched as it was typed, besides what it may mean, so that
    /// who came into the roster a minute ago is found. Beginnings of one or two letters
    /// would match nearly everybody.
    private static final String READ = """
            with asked as (
                select word, place, unaccent(word) as plain, plainto_tsquery('roster', word) as stem,
                    place = max(place) over () and length(word) > 2 as last
                from regexp_split_to_table(trim(searchable(:text)), '[[:space:]]+') with ordinality one (word, place)
                where word <> ''
            ), checked as (
                select word, place, case when last then stem || cast(quote_literal(plain) || ':*' as tsquery) else stem end as query,
                    case when (select true from roster_word where roster_word.stem = cast(asked.stem as text) limit 1) is null
                        and (select true from roster_word where roster_word.word = plain limit 1) is null
                        and (not last or (select true from roster_word
                            where roster_word.word >= plain and roster_word.word < plain || chr(1114111) limit 1) is null)
                    then array(select likely_words(plain)) else '{}' end as meant
                from asked where numnode(stem) > 0
            )
            select word, meant, concat_ws(' | ', query, any_of(meant)) as query, %s
            from checked order by place"""
        .formatted(Search.PLANNED);

    private final JdbcClient jdbc;

    private final Clock clock;

    Spelling(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @throws Refusal `invalid-request` when there is no word in the text
    Reading read(String text) {
        var words = jdbc.sql(READ).param("text", text).query(Spelling::word).list();
        if (words.isEmpty()) {
            throw Refusal.invalid("q", "must have a word that can be searched");
        }
        var query = words.stream().map(word -> "(%s)".formatted(word.query)).collect(Collectors.joining(" & "));
        return new Reading(query,
                words.stream()
                    .filter(word -> !word.meant.isEmpty())
                    .map(word -> new Correction(word.typed, word.meant))
                    .toList());
    }

    /// Reads the words of all profiles that can be seen, on one instance of all.
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    @Transactional
    public void refresh() {
        var now = clock.instant();
        jdbc.sql("insert into roster_words_read (read_at) values ('epoch') on conflict do nothing").update();
        var due = jdbc.sql("select true from roster_words_read where read_at <= ? for update skip locked")
            .param(now.minus(STALENESS).atOffset(ZoneOffset.UTC))
            .query(Boolean.class)
            .optional();
        if (due.isPresent()) {
            readAgain();
            jdbc.sql("update roster_words_read set read_at = ?").param(now.atOffset(ZoneOffset.UTC)).update();
        }
    }

    /// Searches go on meanwhile.
    void readAgain() {
        jdbc.sql("refresh materialized view concurrently roster_word").update();
    }

    private static Word word(ResultSet row, int number) throws SQLException {
        return new Word(row.getString("word"), List.of((String[]) row.getArray("meant").getArray()),
                row.getString("query"));
    }

    private record Word(String typed, List<String> meant, String query) {
    }

    /// A word that no profile has, and those that were searched besides.
    record Correction(String typed, List<String> searched) {
    }

    /// @param query a `tsquery`
    record Reading(String query, List<Correction> corrected) {
    }

}
