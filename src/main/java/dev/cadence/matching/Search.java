package dev.cadence.matching;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/// Looks for engineers for one brief. Memory proposes, and the database has the last word on who can be booked.
record Search(Question question, MatchingPolicy policy, Pool pool, ShortlistBook book, Collection<Member> members) {

    /// If too few of those that were looked up can be booked, so many times as many are.
    private static final int FURTHER = 8;

    boolean suits(Member member) {
        return question.wants(member) && question.affords(member);
    }

    /// How many could be booked and suit, as far as memory tells.
    int compared() {
        return Math.toIntExact(members.stream().filter(member -> question.mayTake(member) && suits(member)).count());
    }

    /// The best who can be booked, at most as many as are looked up at first.
    /// @param enough looks further unless there are so many
    List<Member> best(Predicate<Member> suitable, int enough, int most) {
        var ranking = new Ranking(question, policy);
        for (var lookedUp = most;; lookedUp *= FURTHER) {
            var ranked = ranking.best(members, suitable, lookedUp);
            var bookable = bookable(ranked);
            if (bookable.size() >= enough || ranked.size() < lookedUp) {
                return bookable.stream().limit(most).toList();
            }
        }
    }

    /// Somebody never shown before, if there is one who is not among the best anyway.
    List<Member> newcomers(Exploration exploration, Collection<UUID> best, int most) {
        return bookable(exploration.draw(members,
                member -> question.mayTake(member) && suits(member) && !best.contains(member.engineer()), most));
    }

    private List<Member> bookable(List<Member> ranked) {
        if (ranked.isEmpty()) {
            return ranked;
        }
        var found = book.bookable(ranked.stream().map(Member::engineer).toList(), question.start());
        ranked.stream().map(Member::engineer).filter(engineer -> !found.containsKey(engineer)).forEach(pool::forget);
        return ranked.stream().filter(member -> found.getOrDefault(member.engineer(), false)).toList();
    }

}
