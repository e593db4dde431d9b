package dev.cadence.matching;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.cadence.accounts.Caller;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.cadence.matching.ShortlistFixtures.GO_AND_POSTGRES;
import static dev.cadence.matching.ShortlistFixtures.brief;
import static dev.cadence.matching.ShortlistFixtures.engineers;
import static dev.cadence.matching.ShortlistFixtures.id;
import static dev.cadence.matching.ShortlistFixtures.places;
import static dev.cadence.matching.ShortlistFixtures.seen;
import static dev.cadence.matching.ShortlistFixtures.shortlist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What the policy says of newcomers, and what other weights would have made of a shortlist.
@CadenceTest
record ShortlistPolicyTests(Marketplace marketplace, JdbcClient jdbc) {

    private static final Map<String, Integer> VERSION_1 = Map.of("skills", 40, "price", 20, "overlap", 15, "ratings",
            15, "utilisation", 10, "industry", 5);

    private static final Map<String, Integer> ONLY_PRICE = Map.of("skills", 0, "price", 100, "overlap", 0, "ratings", 0,
            "utilisation", 0, "industry", 0);

    @Test
    void oneInTenGivesTheLastPlaceToSomebodyNeverShownBefore() {
        alike(9);
        var founder = marketplace.cast().founder().api();
        var usual = shortlist(founder, brief(founder, GO_AND_POSTGRES, false));

        var exploring = shortlist(founder, brief(founder, GO_AND_POSTGRES, true));

        assertThat(usual.at("/explored")).isEqualTo("false");
        assertThat(exploring.at("/explored")).isEqualTo("true");
        assertThat(exploring.at("/places/3/explored")).isEqualTo("true");
        assertThat(exploring.body().at("/places/3/reasons").toString()).contains("Is shown for the first time");
        assertThat(places(usual)).doesNotContain(exploring.at("/places/3/engineerId"));
        assertThat(places(exploring).subList(0, 3)).isEqualTo(places(usual).subList(0, 3));
        assertThat(exploring.at("/nearMisses/0/engineerId")).isEqualTo(usual.at("/places/3/engineerId"));
        assertThat(exploring.at("/nearMisses/0/keptOut"))
            .endsWith(" points; the last place went to a newcomer this time.");
    }

    @Test
    void nobodyIsInAShortlistTwice() {
        alike(9);
        var founder = marketplace.cast().founder().api();

        var exploring = shortlist(founder, brief(founder, GO_AND_POSTGRES, true));

        assertThat(seen(exploring)).doesNotHaveDuplicates().hasSize(9);
        assertThat(engineers(replay(founder, exploring, VERSION_1), "/ranking")).doesNotHaveDuplicates().hasSize(9);
    }

    @Test
    void whoeverWasShownOnceIsNoNewcomerAnyMore() {
        alike(6);
        var founder = marketplace.cast().founder().api();
        var brief = brief(founder, GO_AND_POSTGRES, true);

        var answers = IntStream.range(0, 3).mapToObj(number -> shortlist(founder, brief)).toList();

        assertThat(answers).extracting(answer -> answer.at("/explored")).containsExactly("true", "true", "false");
        assertThat(answers.get(1).at("/places/3/engineerId")).isNotEqualTo(answers.get(0).at("/places/3/engineerId"));
    }

    @Test
    void aPolicyOfNoneTurnsItOff() {
        alike(6);
        newPolicy("2, '2026-02-01', 40, 20, 15, 15, 10, 5, 400, 5, 28, 0");
        var founder = marketplace.cast().founder().api();

        var shortlist = shortlist(founder, brief(founder, GO_AND_POSTGRES, true));

        assertThat(shortlist.at("/explored")).isEqualTo("false");
        assertThat(shortlist.at("/policyVersion")).isEqualTo("2");
    }

    @Test
    void aShortlistKeepsTheVersionThatItWasMadeUnder() {
        var engineer = alike(1).getFirst();
        var founder = marketplace.cast().founder().api();
        var made = shortlist(founder, GO_AND_POSTGRES);

        newPolicy("2, '2026-02-01', 10, 20, 15, 15, 10, 5, 100, 5, 28, 0");

        assertThat(founder.get("/v1/shortlists/" + made.at("/id")).text()).isEqualTo(made.text());
        assertThat(shortlist(founder, GO_AND_POSTGRES).at("/places/0/score/total")).isEqualTo("45.0");
        assertThat(made.at("/places/0/score/total")).isEqualTo("86.25");
        assertThat(made.at("/places/0/engineerId")).isEqualTo(id(engineer));
    }

    @Test
    void otherWeightsPutTheSameCandidatesInAnotherOrderAndChangeNothing() {
        var skilled = fixtures().anEngineer(Tier.LEAD, "Go", "PostgreSQL");
        var cheap = fixtures().anEngineer(Tier.JUNIOR, "Rails");
        var founder = marketplace.cast().founder().api();
        var shortlist = shortlist(founder, Map.of("paragraph", "Go.", "required", List.of("Go"), "weeklyBudget",
                Map.of("amount", 150_000, "currency", "USD")));
        assertThat(places(shortlist)).containsExactly(id(skilled), id(cheap));

        var replay = replay(founder, shortlist, ONLY_PRICE);

        assertThat(engineers(replay, "/ranking")).containsExactly(id(cheap), id(skilled));
        assertThat(replay.at("/ranking/0/place")).isEqualTo("2");
        assertThat(replay.at("/ranking/0/replayedPlace")).isEqualTo("1");
        assertThat(replay.at("/ranking/1/score/price")).isEqualTo("33.33");
        assertThat(founder.get("/v1/shortlists/" + shortlist.at("/id")).text()).isEqualTo(shortlist.text());
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void theSameWeightsGiveTheSamePlacesWithANewcomerAndWithout(boolean exploring) {
        alike(9);
        fixtures().anEngineer(Tier.LEAD, "Go", "PostgreSQL");
        var founder = marketplace.cast().founder().api();
        var form = Map.of("paragraph", "Go.", "required", List.of("Go", "PostgreSQL"), "tier", "MID");
        var shortlist = shortlist(founder, brief(founder, form, exploring));

        var replay = replay(founder, shortlist, VERSION_1);

        assertThat(replay.text()).isEqualTo(replay(founder, shortlist, VERSION_1).text());
        assertThat(replay.body().at("/ranking")).hasSize(9)
            .allSatisfy(one -> assertThat(one.at("/replayedPlace")).isEqualTo(one.at("/place")));
    }

    @Test
    void noWeightsGiveAPlaceToWhomAConditionKeptOut() {
        fixtures().anEngineer(Tier.MID, "Rails");
        var lead = fixtures().anEngineer(Tier.LEAD, "Go");
        var founder = marketplace.cast().founder().api();
        var shortlist = shortlist(founder, Map.of("paragraph", "Go.", "required", List.of("Go"), "tier", "MID"));

        var replay = replay(founder, shortlist, VERSION_1);

        assertThat(replay.at("/ranking/0/engineerId")).isEqualTo(id(lead));
        assertThat(replay.body().at("/ranking/0").has("replayedPlace")).isFalse();
        assertThat(replay.at("/ranking/1/replayedPlace")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "update shortlist set compared = 0", "delete from shortlist_place",
            "update shortlist_place set place = 5 - place", "update matching_policy set skills = 0",
            "delete from matching_policy" })
    void whatWasAnsweredAndByWhichWeightsIsNeverEdited(String statement) {
        alike(1);
        shortlist(marketplace.cast().founder().api(), GO_AND_POSTGRES);

        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.sql(statement).update())
            .havingRootCause()
            .withMessageContaining("is never edited");
    }

    private void newPolicy(String values) {
        jdbc.sql("insert into matching_policy values (%s)".formatted(values)).update();
    }

    private List<Member<Caller.Engineer>> alike(int number) {
        return IntStream.range(0, number).mapToObj(one -> fixtures().anEngineer(Tier.MID, "Go", "PostgreSQL")).toList();
    }

    private static Api.Answer replay(Api founder, Api.Answer shortlist, Map<String, Integer> weights) {
        var replay = founder.post("/v1/shortlists/%s/replays".formatted(shortlist.at("/id")), weights);
        assertThat(replay.status()).as(replay.text()).isEqualTo(200);
        return replay;
    }

    private ShortlistFixtures fixtures() {
        return new ShortlistFixtures(marketplace);
    }

}
