package dev.cadence.advisor;

import java.util.Arrays;
import java.util.Currency;

import dev.cadence.shared.Money;
import dev.cadence.testing.CadenceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What the page says of advice, and the bars that it draws.
@CadenceTest
record AdviceWordsTests(AdviceDesk desk) {

    private static final AdviceWords WORDS = new AdviceWords();

    @ParameterizedTest
    @ValueSource(strings = { AdvisorPageTests.BOOK, AdvisorPageTests.BUY, AdvisorPageTests.BUILD,
            AdvisorPageTests.UNCLEAR, AdvisorPageTests.GERMAN })
    void theColumnsOfTheTableAddUpToTheSumsBelowThem(String paragraph) {
        var advice = desk.advise(paragraph).advice();
        var reasons = WORDS.reasons(advice);

        assertThat(advice.scores()).hasSize(Verdict.values().length)
            .allSatisfy(score -> assertThat(
                    reasons.stream().mapToInt(reason -> reason.points().getOrDefault(score.verdict(), 0)).sum())
                .isEqualTo(score.points()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = { AdvisorPageTests.BOOK, AdvisorPageTests.BUY, AdvisorPageTests.BUILD, AdvisorPageTests.UNCLEAR })
    void theLongestBarIsAsLongAsTheDrawingAndTheRecommendedOneIsFirst(String paragraph) {
        var advice = desk.advise(paragraph).advice();
        var chart = CostChart.of(advice);

        assertThat(chart.bars()).hasSize(3)
            .allSatisfy(bar -> assertThat(bar.to()).isBetween(Math.max(2, bar.from()), chart.width()));
        assertThat(chart.bars().stream().mapToInt(CostChart.Bar::to).max()).hasValue(chart.width());
        assertThat(chart.bars().getFirst().chosen()).isEqualTo(advice.verdict() != Verdict.UNCLEAR);
        assertThat(chart.bars()).extracting(bar -> bar.way().verdict())
            .containsExactlyInAnyOrder(Verdict.BOOK, Verdict.BUY, Verdict.BUILD);
        assertThat(chart.bars()).extracting(CostChart.Bar::top).containsExactly(0, 48, 96);
    }

    @Test
    void anAmountHasCentsOnlyWhereThereAreAny() {
        assertThat(WORDS.amount(Money.usd(1_500_00))).isEqualTo("$1,500");
        assertThat(WORDS.amount(Money.usd(1_500_50))).isEqualTo("$1,500.50");
        assertThat(WORDS.amount(Money.usd(0))).isEqualTo("$0");
        assertThat(WORDS.amount(new Money(1_500, Currency.getInstance("JPY")))).isEqualTo("¥1,500");
        assertThat(WORDS.cost(new Advice.Cost(Money.usd(500_00), Money.usd(500_00)))).isEqualTo("$500");
        assertThat(WORDS.cost(new Advice.Cost(Money.usd(500_00), Money.usd(1_000_00)))).isEqualTo("$500 to $1,000");
    }

    @Test
    void everyStackMoodAndLevelHasWords() {
        assertThat(Arrays.stream(Stack.values()).map(WORDS::stack)).doesNotHaveDuplicates()
            .noneMatch(words -> words.contains("_"));
        assertThat(Arrays.stream(Mood.values()).map(WORDS::mood)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Advice.Confidence.Level.values())
            .map(level -> WORDS.confidence(new Advice.Confidence(level, 1)))).doesNotHaveDuplicates()
            .allMatch(words -> words.contains(" 1 point "));
    }

    @Test
    void whatAnAnswerWouldLeadToIsASentence() {
        assertThat(WORDS.outcome(new Advice.Outcome(Verdict.BOOK, Stack.RUST, dev.cadence.vetting.Tier.SENIOR)))
            .isEqualTo("book a Senior engineer, in Rust");
        assertThat(WORDS.outcome(new Advice.Outcome(Verdict.BUY, Stack.NONE, null))).isEqualTo("buy a product");
        assertThat(WORDS.outcome(new Advice.Outcome(Verdict.BUILD, Stack.KEEP_EXISTING, null)))
            .isEqualTo("build it with people of your own, in what your team writes already");
        assertThat(WORDS.outcome(new Advice.Outcome(Verdict.UNCLEAR, Stack.NONE, null))).isEqualTo("still not clear");
    }

}
