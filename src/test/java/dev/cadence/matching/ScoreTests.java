package dev.cadence.matching;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What each part of a score is worth, in hundredths of a point, under version 1 of the policy.
class ScoreTests {

    private static final MatchingPolicy VERSION_1 = new MatchingPolicy(1, new Weights(40, 20, 15, 15, 10, 5), 400, 5,
            Duration.ofDays(28), 1_000);

    @ParameterizedTest
    @CsvSource({ "5, 5, 4000", "3, 7, 1714", "0, 9, 0", "0, 0, 4000" })
    void skillsAreWhatIsSharedOfAllThatEitherNames(int shared, int either, int points) {
        assertThat(score(new Measures(shared, either, 0, 0, 0, 0, 0, 0, 0, false)).skills()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({ "100000, 100000, 2000", "50000, 100000, 2000", "112500, 100000, 1500", "125000, 100000, 1000",
            "150000, 100000, 0", "200000, 100000, 0", "200000, 0, 2000" })
    void thePriceHasAllPointsWithinTheBudgetAndNoneFromHalfAsMuchAgain(long price, long budget, int points) {
        assertThat(score(new Measures(0, 0, price, budget, 0, 0, 0, 0, 0, false)).price()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({ "144000, 144000, 1500", "90000, 144000, 937", "0, 144000, 0", "0, 0, 1500" })
    void overlapIsThePartOfTheFoundersWeekThatBothWork(long shared, long office, int points) {
        assertThat(score(new Measures(0, 0, 0, 0, shared, office, 0, 0, 0, false)).overlap()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({ "0, 0, 1125", "5, 1, 1187", "1, 1, 937", "500, 100, 1482", "100, 100, 53" })
    void whoIsNotRatedStandsBetweenGoodAndBad(int sum, int count, int points) {
        assertThat(score(new Measures(0, 0, 0, 0, 0, 0, sum, count, 0, false)).ratings()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({ "0, 0", "14, 500", "28, 1000", "400, 1000" })
    void whoHasBeenFreeForFourWeeksHasAllPointsForThat(int days, int points) {
        assertThat(score(new Measures(0, 0, 0, 0, 0, 0, 0, 0, Duration.ofDays(days).toSeconds(), false)).utilisation())
            .isEqualTo(points);
    }

    @Test
    void theSameIndustryIsWorthFivePointsOnTop() {
        assertThat(score(new Measures(0, 0, 0, 0, 0, 0, 0, 0, 0, true)).industry()).isEqualTo(500);
        assertThat(score(new Measures(0, 0, 0, 0, 0, 0, 0, 0, 0, false)).industry()).isZero();
    }

    @Test
    void theBestHasAHundredPointsAndFive() {
        var best = new Measures(5, 5, 50_000, 100_000, 144_000, 144_000, 500_000, 100_000, 2_419_200, true);

        assertThat(Score.points(score(best).total())).hasToString("104.99");
    }

    private static Score score(Measures measures) {
        return Score.of(measures, VERSION_1, VERSION_1.weights());
    }

}
