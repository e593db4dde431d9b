package dev.cadence.matching;

import java.util.List;

import dev.cadence.vetting.Tier;

/// Members side by side, as columns of numbers: memory is read fastest in order, and most members are looked at for their
/// numbers only. Never changes.
final class Row {

    private final List<Member> members;

    private final Tier[] tiers;

    private final int[] patterns;

    /// Of all members, one after another.
    private final int[] skills;

    /// Where each member's begin; the last is where they end.
    private final int[] skillsFrom;

    private final long[] from;

    /// When no booking may start, of all members, one after another.
    private final long[] away;

    /// Where each member's begin; the last is where they end.
    private final int[] awayFrom;

    private final long[] chances;

    private final boolean[] neverShown;

    private final int[] starsSums;

    private final int[] starsCounts;

    private final long[] idleSince;

    Row(List<Member> members) {
        this.members = members;
        tiers = members.stream().map(Member::tier).toArray(Tier[]::new);
        patterns = members.stream().mapToInt(Member::pattern).toArray();
        skills = members.stream().flatMapToInt(member -> member.skills().numbers()).toArray();
        skillsFrom = new int[members.size() + 1];
        away = members.stream().flatMapToLong(member -> member.away().bounds()).toArray();
        awayFrom = new int[members.size() + 1];
        chances = members.stream().mapToLong(member -> Exploration.chance(member.engineer())).toArray();
        neverShown = new boolean[members.size()];
        for (var at = 0; at < members.size(); at++) {
            var member = members.get(at);
            skillsFrom[at + 1] = skillsFrom[at] + member.abilities();
            awayFrom[at + 1] = awayFrom[at] + member.away().size();
            neverShown[at] = member.neverShown();
        }
        from = members.stream().mapToLong(Member::from).toArray();
        starsSums = members.stream().mapToInt(Member::starsSum).toArray();
        starsCounts = members.stream().mapToInt(Member::starsCount).toArray();
        idleSince = members.stream().mapToLong(Member::idleSince).toArray();
    }

    List<Member> members() {
        return members;
    }

    int size() {
        return members.size();
    }

    Seat seat(int at) {
        return new Seat(this, at);
    }

    /// One member's place in a row.
    record Seat(Row row, int at) implements Traits {

        Member member() {
            return row.members.get(at);
        }

        /// @param start in microseconds since 1970
        boolean takesBookingAt(long start) {
            return row.from[at] <= start && !Absences.include(row.away, row.awayFrom[at], row.awayFrom[at + 1], start);
        }

        /// The random half of the id.
        long chance() {
            return row.chances[at];
        }

        boolean neverShown() {
            return row.neverShown[at];
        }

        @Override
        public Tier tier() {
            return row.tiers[at];
        }

        @Override
        public boolean can(int skill) {
            for (var next = row.skillsFrom[at]; next < row.skillsFrom[at + 1]; next++) {
                if (row.skills[next] == skill) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int abilities() {
            return row.skillsFrom[at + 1] - row.skillsFrom[at];
        }

        @Override
        public boolean knows(int industry) {
            return member().knows(industry);
        }

        @Override
        public int pattern() {
            return row.patterns[at];
        }

        @Override
        public int starsSum() {
            return row.starsSums[at];
        }

        @Override
        public int starsCount() {
            return row.starsCounts[at];
        }

        @Override
        public long idleSince() {
            return row.idleSince[at];
        }

    }

}
