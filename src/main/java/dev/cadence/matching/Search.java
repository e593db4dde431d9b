package dev.cadence.matching;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.matching.Ranking.Ranked;

/// Looks for engineers for one brief. Memory proposes, and the database has the last word on who can be booked.
record Search(Question question, MatchingPolicy policy, Pool pool, ShortlistBook book, List<Row> rows) {

    /// If too few of those that were looked up can be booked, so many times as many are.
    private static final int FURTHER = 8;

    /// The best who can be booked, at most as many as are looked up at first, and those
    /// whom only a condition keeps out.
    /// @param enough looks further unless there are so many
    Ranked best(int enough, int most, int mostExcluded) {
        var ranking = new Ranking(question, policy);
        for (var lookedUp = most;; lookedUp *= FURTHER) {
            var ranked = ranking.rank(rows, lookedUp, mostExcluded * FURTHER);
            var bookable = bookable(Stream.concat(ranked.suitable().stream(), ranked.excluded().stream()).toList());
            var suitable = ranked.suitable().stream().filter(bookable::contains).toList();
            var gone = ranked.suitable().size() - suitable.size();
            if (suitable.size() >= enough || ranked.suitable().size() < lookedUp) {
                return new Ranked(ranked.compared() - gone, suitable.stream().limit(most).toList(),
                        ranked.excluded().stream().filter(bookable::contains).limit(mostExcluded).toList());
            }
        }
    }

    /// Somebody never shown before, if there is one who is not among the best anyway.
    List<Member> newcomers(Exploration exploration, Collection<UUID> best, int most) {
        var start = Micros.of(question.start());
        var drawn = exploration.draw(rows, seat -> seat.takesBookingAt(start) && question.suits(seat),
                most + best.size());
        return bookable(drawn.stream().filter(member -> !best.contains(member.engineer())).limit(most).toList());
    }

    private List<Member> bookable(List<Member> proposed) {
        if (proposed.isEmpty()) {
            return proposed;
        }
        var found = book.bookable(proposed.stream().map(Member::engineer).toList(), question.start());
        proposed.stream().map(Member::engineer).filter(engineer -> !found.containsKey(engineer)).forEach(pool::forget);
        return proposed.stream().filter(member -> found.getOrDefault(member.engineer(), false)).toList();
    }

}
