package dev.cadence.matching;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Which shortlists give a place to a newcomer, and to whom.
class ExplorationTests {

    private static final BriefId BRIEF = new BriefId(UUID.fromString("01a20be7-5f80-7873-b648-bc7c99098787"));

    @Test
    void aboutOneInTenGivesAPlaceToANewcomerAndNoneIfThePolicyTurnsItOff() {
        var briefs = LongStream.range(0, 10_000).mapToObj(number -> new BriefId(new UUID(7, number))).toList();

        assertThat(briefs.stream().filter(brief -> Exploration.of(brief).isDue(policy(1_000))).count()).isBetween(900L,
                1_100L);
        assertThat(briefs).noneMatch(brief -> Exploration.of(brief).isDue(policy(0)));
        assertThat(briefs).allMatch(brief -> Exploration.of(brief).isDue(policy(10_000)));
    }

    @Test
    void whoIsDrawnFollowsFromTheBriefAndNotFromTheOrderInWhichTheyStand() {
        var members = IntStream.range(0, 100).mapToObj(number -> member(number, true)).toList();
        var drawn = Exploration.of(BRIEF).draw(List.of(new Row(members)), member -> true, 8);

        assertThat(drawn).hasSize(8)
            .isEqualTo(Exploration.of(BRIEF).draw(List.of(new Row(members.reversed())), member -> true, 8));
        assertThat(Exploration.of(BRIEF).draw(List.of(new Row(members)), member -> true, 1))
            .containsExactly(drawn.getFirst());
        assertThat(Exploration.of(new BriefId(new UUID(0, 1))).draw(List.of(new Row(members)), member -> true, 8))
            .isNotEqualTo(drawn);
    }

    @Test
    void onlyThoseAreDrawnWhoSuitAndWereNeverShown() {
        var shown = member(1, false);
        var unsuitable = member(2, true);
        var newcomer = member(3, true);

        assertThat(Exploration.of(BRIEF)
            .draw(List.of(new Row(List.of(shown, unsuitable)), new Row(List.of(newcomer))),
                    seat -> !seat.member().equals(unsuitable), 8))
            .containsExactly(newcomer);
    }

    private static Member member(int number, boolean neverShown) {
        var id = UUID.nameUUIDFromBytes(new byte[] { (byte) number });
        return new Member(id, Tier.MID, Slugs.of(List.of("go")), 1, true, 0, Absences.NONE, Slugs.of(List.of()), 0, 0,
                0, neverShown, 1);
    }

    private static MatchingPolicy policy(int explorationBasisPoints) {
        return new MatchingPolicy(1, new Weights(40, 20, 15, 15, 10, 5), 400, 5, Duration.ofDays(28),
                explorationBasisPoints);
    }

}
