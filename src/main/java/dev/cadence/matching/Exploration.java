package dev.cadence.matching;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Predicate;

/// Gives newcomers a chance: in some shortlists the last place goes to somebody never shown before. Which shortlists, and to
/// whom, follows from the brief's id alone, so that it can be told again: the first sixteen bytes of its SHA-256 are two
/// numbers, of which the first decides whether, and the second whom. The newcomer is the one whose id is nearest to it,
/// by the random half of the id.
///
/// @param whether from 0 to all that 64 bits hold
record Exploration(long whether, long whom) {

    /// The policy counts in ten-thousandths.
    private static final int ALL = 10_000;

    static Exploration of(BriefId brief) {
        try {
            var digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                .digest(brief.value().toString().getBytes(StandardCharsets.US_ASCII)));
            return new Exploration(digest.getLong(), digest.getLong());
        }
        catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean isDue(MatchingPolicy policy) {
        return Long.remainderUnsigned(whether, ALL) < policy.explorationBasisPoints();
    }

    /// A few newcomers, the one who is to be shown first.
    List<Member> draw(List<Row> rows, Predicate<Row.Seat> suitable, int most) {
        var nearestFirst = Comparator.comparing((Member member) -> distance(member), Long::compareUnsigned)
            .thenComparing(member -> member.engineer().toString());
        var farthestFirst = new PriorityQueue<Member>(nearestFirst.reversed());
        for (var row : rows) {
            for (var at = 0; at < row.size(); at++) {
                var seat = row.seat(at);
                if (seat.neverShown() && (farthestFirst.size() < most || isNearer(seat, farthestFirst.element()))
                        && suitable.test(seat)) {
                    farthestFirst.add(seat.member());
                    if (farthestFirst.size() > most) {
                        farthestFirst.remove();
                    }
                }
            }
        }
        return farthestFirst.stream().sorted(nearestFirst).toList();
    }

    /// Or as near.
    private boolean isNearer(Row.Seat seat, Member farthest) {
        return Long.compareUnsigned(seat.chance() ^ whom, distance(farthest)) <= 0;
    }

    private long distance(Member member) {
        return chance(member.engineer()) ^ whom;
    }

    /// The random half of an id.
    static long chance(UUID engineer) {
        return engineer.getLeastSignificantBits();
    }

}
