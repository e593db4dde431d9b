package dev.cadence.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;

import dev.cadence.shared.Money;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.Tier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/// What is true of every score and every order, whoever is compared.
class RankingPropertyTests {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private static final List<String> SKILLS = List.of("Go", "Rust", "Java", "Kafka");

    private static final Map<Tier, Money> PRICES = Map.of(Tier.JUNIOR, Money.usd(50_000), Tier.MID, Money.usd(100_000),
            Tier.SENIOR, Money.usd(150_000), Tier.LEAD, Money.usd(200_000));

    @Property(tries = 2_000)
    void thePartsOfAScoreSumToItsTotalAndEachStaysWithinItsWeight(@ForAll("measures") Measures measures,
            @ForAll("weights") Weights weights) {
        var score = Score.of(measures, policy(weights), weights);

        var parts = new int[] { score.skills(), score.price(), score.overlap(), score.ratings(), score.utilisation(),
                score.industry() };
        var most = new int[] { weights.skills(), weights.price(), weights.overlap(), weights.ratings(),
                weights.utilisation(), weights.industry() };
        assertThat(score.total()).isEqualTo(Arrays.stream(parts).sum());
        assertThat(IntStream.range(0, parts.length))
            .allMatch(part -> 0 <= parts[part] && parts[part] <= 100 * most[part]);
        var shown = ShortlistView.PointsView.of(score);
        assertThat(shown.skills()
            .add(shown.price())
            .add(shown.overlap())
            .add(shown.ratings())
            .add(shown.utilisation())
            .add(shown.industry())).isEqualTo(shown.total());
    }

    @Property(tries = 500)
    void whoIsKeptIsWhoWouldComeFirstIfAllWereSortedAndTiesGoToTheLongestIdleThenById(
            @ForAll("members") List<Member> members, @ForAll("questions") Question question,
            @ForAll @IntRange(min = 1, max = 30) int most) {
        var policy = policy(new Weights(40, 20, 15, 15, 10, 5));

        var ranked = new Ranking(question, policy).rank(rows(members, most), most, most);

        var sorted = members.stream()
            .filter(Member::free)
            .sorted(Comparator
                .comparingInt((Member member) -> -Score.of(question.measure(member), policy, policy.weights()).total())
                .thenComparing(Member::idleSince)
                .thenComparing(member -> member.engineer().toString()))
            .toList();
        assertThat(ranked.suitable()).isEqualTo(sorted.stream().filter(question::suits).limit(most).toList());
        assertThat(ranked.excluded())
            .isEqualTo(sorted.stream().filter(member -> !question.suits(member)).limit(most).toList());
        assertThat(ranked.compared()).isEqualTo((int) sorted.stream().filter(question::suits).count());
        assertThat(new Ranking(question, policy).rank(rows(members.reversed(), 1), most, most)).isEqualTo(ranked);
    }

    /// Those who are free, in rows of so many.
    private static List<Row> rows(List<Member> members, int length) {
        return members.stream().filter(Member::free).gather(Gatherers.windowFixed(length)).map(Row::new).toList();
    }

    private static MatchingPolicy policy(Weights weights) {
        return new MatchingPolicy(1, weights, 400, 5, Duration.ofDays(28), 1_000);
    }

    @Provide
    Arbitrary<Weights> weights() {
        var weight = Arbitraries.integers().between(0, 100);
        return Combinators.combine(weight, weight, weight, weight, weight, weight).as(Weights::new);
    }

    /// As far as the database lets them go.
    @Provide
    Arbitrary<Measures> measures() {
        var skills = Arbitraries.integers().between(0, 90);
        var money = Arbitraries.oneOf(Arbitraries.just(0L), Arbitraries.longs().between(1, Long.MAX_VALUE / 4),
                Arbitraries.longs().between(1, 500_000));
        var week = Arbitraries.longs().between(0, Duration.ofDays(7).toSeconds());
        var bookings = Arbitraries.integers().between(0, 10_000);
        var stars = Arbitraries.integers().between(1, 5);
        return Combinators
            .combine(skills, skills, Arbitraries.longs().between(1, 10_000_000), money, week, week, bookings, stars)
            .as((some, more, price, budget, shared, office, count, mean) -> new Measures(Math.min(some, more),
                    Math.max(some, more), price, budget, Math.min(shared, office), Math.max(shared, office),
                    mean * count, count, shared * 50, count % 2 == 0));
    }

    /// Few differ, so that many are equal in all but their ids.
    @Provide
    Arbitrary<List<Member>> members() {
        var skills = Arbitraries.of(SKILLS).map(skill -> Skill.of(skill).slug()).set().ofMaxSize(3);
        return Combinators
            .combine(Arbitraries.create(UUID::randomUUID), Arbitraries.of(Tier.class), skills,
                    Arbitraries.of(true, true, false),
                    Arbitraries.of(NOW, NOW.minusSeconds(1), NOW.minus(Duration.ofDays(60))),
                    Arbitraries.integers().between(0, 2))
            .as((id, tier, known, free, idleSince, rated) -> new Member(id, tier, Slugs.of(known), 1, free, 0,
                    Absences.NONE, Slugs.of(List.of()), 4 * rated, rated, Micros.of(idleSince), false, 1))
            .list()
            .ofMaxSize(120);
    }

    @Provide
    Arbitrary<Question> questions() {
        var skills = Arbitraries.of(SKILLS).map(Skill::of).list().uniqueElements().ofMaxSize(3);
        return Combinators
            .combine(skills, Arbitraries.of(Tier.class).injectNull(0.7),
                    Arbitraries.of(50_000L, 120_000L, Long.MAX_VALUE).map(Money::usd).injectNull(0.5))
            .as((asked, tier, budget) -> new Question(
                    Question.asked(new Brief.Needs(asked.stream().limit(1).toList(), asked.stream().skip(1).toList())),
                    tier, budget, null, null, PRICES, NOW, NOW));
    }

}
