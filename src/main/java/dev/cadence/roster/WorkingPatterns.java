package dev.cadence.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cadence.vetting.WorkingHours;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All ways to work that there are in the roster, and how much each shares with a founder's week. A pattern is never
/// changed or removed, and comes up after all with lower numbers: who knows the newest number knows all of them.
@Component
class WorkingPatterns {

    /// In working patterns, each of which takes four bytes for each founder's week: 20
    /// MB.
    private static final long MOST_REMEMBERED = 5_000_000;

    private final JdbcClient jdbc;

    private final Cache<Question, Shares> answers = Caffeine.newBuilder()
        .maximumWeight(MOST_REMEMBERED)
        .<Question, Shares>weigher((question, shares) -> shares.secondsById.length + 100)
        .build();

    private volatile Known known = new Known(0, List.of());

    WorkingPatterns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One statement, or two when there are new patterns since the last question.
    Shares sharedWith(FounderWeek week) {
        var now = known();
        return answers.get(new Question(now.newest, week), question -> Shares.of(now.patterns, week));
    }

    private Known known() {
        var newest = jdbc.sql("select coalesce(max(id), 0) from working_pattern").query(Integer.class).single();
        var last = known;
        if (last.newest == newest) {
            return last;
        }
        var patterns = jdbc
            .sql("select id, time_zone, works_from, works_until, works_on from working_pattern where id <= ?")
            .param(newest)
            .query(WorkingPatterns::pattern)
            .list();
        var fresh = new Known(newest, patterns);
        known = fresh;
        return fresh;
    }

    private static Pattern pattern(ResultSet row, int number) throws SQLException {
        var days = Stream.of((String[]) row.getArray("works_on").getArray()).map(DayOfWeek::valueOf).toList();
        return new Pattern(row.getInt("id"), ZoneId.of(row.getString("time_zone")), new WorkingHours(
                row.getObject("works_from", LocalTime.class), row.getObject("works_until", LocalTime.class), days));
    }

    private record Pattern(int id, ZoneId zone, WorkingHours hours) {
    }

    /// @param newest the highest number among them; 0 if there are none
    private record Known(int newest, List<Pattern> patterns) {
    }

    private record Question(int newest, FounderWeek week) {
    }

    /// What each pattern shares with one founder's week.
    static final class Shares {

        private final int[] secondsById;

        private Shares(int[] secondsById) {
            this.secondsById = secondsById;
        }

        private static Shares of(List<Pattern> patterns, FounderWeek week) {
            var seconds = new int[patterns.stream().mapToInt(Pattern::id).max().orElse(-1) + 1];
            patterns.forEach(pattern -> seconds[pattern.id] = (int) Overlap.of(week, pattern.zone, pattern.hours)
                .inWeek()
                .toSeconds());
            return new Shares(seconds);
        }

        /// Null for a pattern that came up since.
        @Nullable Overlap of(int pattern) {
            return pattern < secondsById.length ? new Overlap(Duration.ofSeconds(secondsById[pattern])) : null;
        }

        /// Nothing for a pattern that came up since.
        int secondsOf(int pattern) {
            return pattern < secondsById.length ? secondsById[pattern] : 0;
        }

        /// A bit for each id that suffices, the lowest first.
        byte[] atLeast(int hoursADay) {
            var enough = new BitSet(secondsById.length);
            for (var id = 0; id < secondsById.length; id++) {
                enough.set(id, new Overlap(Duration.ofSeconds(secondsById[id])).isAtLeast(hoursADay));
            }
            return enough.toByteArray();
        }

    }

}
