package dev.cadence.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

import org.springframework.stereotype.Component;

/// For how long engineers and a founder work at the same time.
@Component
public class Overlaps {

    private final WorkingPatterns patterns;

    Overlaps(WorkingPatterns patterns) {
        this.patterns = patterns;
    }

    /// Compares all ways to work with the seven days of a founder that begin with the one
    /// in which the instant lies.
    /// @param until on the next day if it comes before the founder begins
    public Shared with(ZoneId zone, LocalTime from, LocalTime until, Instant start) {
        var week = FounderWeek.of(zone, from, until, start);
        var most = week.work()
            .stream()
            .map(span -> Duration.between(span.from(), span.until()))
            .reduce(Duration.ZERO, Duration::plus);
        return new Shared(patterns.sharedWith(week), most);
    }

    /// What ways to work share with one founder's week.
    public static final class Shared {

        private final WorkingPatterns.Shares shares;

        private final Duration most;

        private Shared(WorkingPatterns.Shares shares, Duration most) {
            this.shares = shares;
            this.most = most;
        }

        /// All that the founder works in the week, in seconds.
        public long most() {
            return most.toSeconds();
        }

        /// What an engineer's way to work shares of it, in seconds; nothing for one that
        /// came up since.
        public long with(int pattern) {
            return shares.secondsOf(pattern);
        }

    }

}
