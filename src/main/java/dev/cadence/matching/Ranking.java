package dev.cadence.matching;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/// Finds the best of many without keeping more of them than asked for.
record Ranking(Question question, MatchingPolicy policy) {

    /// The best of those who may take the work, the best first.
    List<Member> best(Collection<Member> members, Predicate<Member> suitable, int most) {
        var worstFirst = new PriorityQueue<Ranked>(Ranked.BEST_FIRST.reversed());
        for (var member : members) {
            if (question.mayTake(member) && suitable.test(member)) {
                var total = Score.of(question.measure(member), policy, policy.weights()).total();
                if (worstFirst.size() < most) {
                    worstFirst.add(new Ranked(member, total));
                }
                else if (isBetter(member, total, worstFirst.element())) {
                    worstFirst.remove();
                    worstFirst.add(new Ranked(member, total));
                }
            }
        }
        return worstFirst.stream().sorted(Ranked.BEST_FIRST).map(Ranked::member).toList();
    }

    private static boolean isBetter(Member member, int total, Ranked worst) {
        return total > worst.total
                || total == worst.total && Ranked.BEST_FIRST.compare(new Ranked(member, total), worst) < 0;
    }

    private record Ranked(Member member, int total) {

        private static final Comparator<Ranked> BEST_FIRST = Comparator.comparingInt(Ranked::total)
            .reversed()
            .thenComparing(ranked -> ranked.member.idleSince())
            .thenComparing(ranked -> ranked.member.engineer().toString());

    }

}
