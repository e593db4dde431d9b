package dev.cadence.vetting;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Which groups an auditor sees, and how they are compared.
class GroupTests {

    @Test
    void eachGroupIsComparedWithTheOneOfWhichMostAreApproved() {
        var groups = Group.compared(List.of(tally("SENIOR", 3, 10), tally("JUNIOR", 6, 12), tally("MID", 40, 99)));

        assertThat(groups).extracting(Group::name).containsExactly("JUNIOR", "MID", "SENIOR");
        assertThat(groups).extracting(Group::approvalRatio)
            .containsExactly(new BigDecimal("1.0000"), new BigDecimal("0.8081"), new BigDecimal("0.6000"));
        assertThat(groups).extracting(Group::belowFourFifths).containsExactly(false, false, true);
    }

    @Test
    void exactlyFourFifthsIsNotBelow() {
        var groups = Group.compared(List.of(tally("MID", 4, 10), tally("SENIOR", 5, 10)));

        assertThat(groups.getFirst().approvalRatio()).isEqualTo(new BigDecimal("0.8000"));
        assertThat(groups.getFirst().belowFourFifths()).isFalse();
    }

    @Test
    void whereNobodyIsApprovedThereIsNothingToCompareWith() {
        assertThat(Group.compared(List.of(tally("MID", 0, 10)))).singleElement().satisfies(group -> {
            assertThat(group.approvalRatio()).isNull();
            assertThat(group.belowFourFifths()).isNull();
        });
    }

    @Test
    void aGroupOfFiveIsShown() {
        assertThat(names(tally("MID", 1, 5))).containsExactly("MID");
    }

    @Test
    void groupsOfFourAreLeftOut() {
        assertThat(names(tally("Africa", 1, 4), tally("Asia", 1, 9), tally("Europe", 1, 4))).containsExactly("Asia");
    }

    @Test
    void aSingleSmallGroupTakesTheSmallestOtherWithItLestTheRestGiveItAway() {
        assertThat(names(tally("Africa", 1, 4), tally("Asia", 1, 9), tally("Europe", 1, 8))).containsExactly("Asia");
        assertThat(names(tally("Africa", 1, 4), tally("Asia", 1, 9))).isEmpty();
    }

    private static List<String> names(Group.Tally... tallies) {
        return Group.compared(List.of(tallies)).stream().map(Group::name).toList();
    }

    private static Group.Tally tally(String name, int approved, int decisions) {
        var zero = BigDecimal.ZERO;
        return new Group.Tally(name, approved, new BiasSummary.Figures(decisions, zero, zero, zero, zero, zero, null,
                null, zero, zero, zero, List.of()));
    }

}
