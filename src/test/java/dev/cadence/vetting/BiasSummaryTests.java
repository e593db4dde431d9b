package dev.cadence.vetting;

import java.util.List;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.NewPerson;
import dev.cadence.accounts.People;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What all decisions say together of those who were decided about.
@CadenceTest
record BiasSummaryTests(Cast cast, People people, JdbcClient jdbc, TransactionOperations transactions) {

    private static final String SUMMARY = "/v1/vetting-audit/summary";

    /// The figures were computed by Python's `statistics` and SciPy's `binomtest` from
    /// the rules that {@link ManyDecisions} makes decisions by.
    @Test
    void allDecisionsOfARubricAreSummedUp() {
        ManyDecisions.make(20, jdbc, transactions);

        var summary = admin().api().get(SUMMARY);

        assertThat(summary.body().at("/rubrics")).hasSize(1);
        assertThat(summary.text()).startsWith("""
                {"rubrics":[{"rubricVersion":1,"all":{"decisions":20,"approvalRate":0.7000,"approvalFrom":0.4810,\
                "approvalTo":0.8545,"meanScore":52.50,"scoreDeviation":5.92,"meanSpread":4.00,"humanOverModel":-4.00,\
                "hoursToInterview":24.18,"hoursToDecision":23.83,"hoursInAll":48.00,\
                "criteria":[{"criterion":"cursor","mean":53.50,"deviation":5.92},""");
        assertThat(summary.body().at("/rubrics/0/all/criteria")).hasSize(10);
    }

    @Test
    void tiersAndRegionsAreComparedWithTheBest() {
        ManyDecisions.make(20, jdbc, transactions);

        var summary = admin().api().get(SUMMARY).body();

        assertThat(compared(summary.at("/rubrics/0/byTierAsked"))).containsExactly(
                "MID 10 0.7 0.3968 0.8922 52.0 6.06 24.17 1.0 false",
                "SENIOR 10 0.7 0.3968 0.8922 53.0 6.06 24.18 1.0 false");
        assertThat(compared(summary.at("/rubrics/0/byRegion"))).containsExactly(
                "America 5 0.6 0.2307 0.8824 52.0 6.32 24.17 0.75 true",
                "Asia 5 0.8 0.3755 0.9638 51.0 6.32 24.15 1.0 false",
                "Europe 5 0.8 0.3755 0.9638 54.0 6.32 24.2 1.0 false",
                "Other 5 0.6 0.2307 0.8824 53.0 6.32 24.18 0.75 true");
    }

    @Test
    void fewDecisionsAreNotSummedUp() {
        ManyDecisions.make(4, jdbc, transactions);

        var rubric = admin().api().get(SUMMARY).body().at("/rubrics/0");

        assertThat(rubric.has("all")).isFalse();
        assertThat(rubric.at("/byTierAsked")).isEmpty();
        assertThat(rubric.at("/byRegion")).isEmpty();
    }

    private Cast.Member<Caller.Admin> admin() {
        var person = new NewPerson("Admin", "admin@cadence.example", Cast.PASSWORD);
        return cast.member(person, people.addAdmin(person));
    }

    private static List<String> compared(JsonNode groups) {
        return groups.valueStream()
            .map(group -> String.join(" ",
                    Stream
                        .of("/name", "/figures/decisions", "/figures/approvalRate", "/figures/approvalFrom",
                                "/figures/approvalTo", "/figures/meanScore", "/figures/scoreDeviation",
                                "/figures/hoursToInterview", "/approvalRatio", "/belowFourFifths")
                        .map(pointer -> group.at(pointer).isString() ? group.at(pointer).asString()
                                : group.at(pointer).toString())
                        .toList()))
            .toList();
    }

}
