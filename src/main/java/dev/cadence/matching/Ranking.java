package dev.cadence.matching;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Finds the best of many in one look at all of them, without keeping more of them than asked for.
record Ranking(Question question, MatchingPolicy policy) {

    /// Compares everybody who may take the work.
    /// @param mostSuitable so many are kept of those who suit
    /// @param mostExcluded so many are kept of those whom only a condition keeps out
    Ranked rank(List<Row> rows, int mostSuitable, int mostExcluded) {
        var suitable = new Best(mostSuitable);
        var excluded = new Best(mostExcluded);
        var start = Micros.of(question.start());
        var compared = 0;
        for (var row : rows) {
            for (var at = 0; at < row.size(); at++) {
                var seat = row.seat(at);
                if (seat.takesBookingAt(start)) {
                    var suits = question.suits(seat);
                    compared += suits ? 1 : 0;
                    var best = suits ? suitable : excluded;
                    if (best.mayTake(Score.atMost(question.fit(seat), policy.weights()))) {
                        best.offer(seat, total(seat));
                    }
                }
            }
        }
        return new Ranked(compared, suitable.list(), excluded.list());
    }

    private int total(Row.Seat seat) {
        return Score.of(question.measure(seat), policy, policy.weights()).total();
    }

    /// What a look has found, the best first.
    ///
    /// @param compared how many suit
    record Ranked(int compared, List<Member> suitable, List<Member> excluded) {
    }

    /// A few of those who were offered, and none better was.
    private static final class Best {

        private final int most;

        private final PriorityQueue<Scored> worstFirst = new PriorityQueue<>(Scored.BEST_FIRST.reversed());

        Best(int most) {
            this.most = most;
        }

        /// Whether there would be room for somebody with so much.
        boolean mayTake(int total) {
            return worstFirst.size() < most || total >= worstFirst.element().total;
        }

        void offer(Row.Seat seat, int total) {
            if (worstFirst.size() < most) {
                worstFirst.add(new Scored(seat.member(), total));
            }
            else if (isBetter(seat, total, worstFirst.element())) {
                worstFirst.remove();
                worstFirst.add(new Scored(seat.member(), total));
            }
        }

        private static boolean isBetter(Row.Seat seat, int total, Scored worst) {
            return total > worst.total
                    || total == worst.total && Scored.BEST_FIRST.compare(new Scored(seat.member(), total), worst) < 0;
        }

        List<Member> list() {
            return worstFirst.stream().sorted(Scored.BEST_FIRST).map(Scored::member).toList();
        }

    }

    private record Scored(Member member, int total) {

        private static final Comparator<Scored> BEST_FIRST = Comparator.comparingInt(Scored::total)
            .reversed()
            .thenComparingLong(scored -> scored.member.idleSince())
            .thenComparing(scored -> scored.member.engineer().toString());

    }

}
