package dev.cadence.vetting;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionTableTests {

    private static final AuditedDecision DECISION = new AuditedDecision(new UUID(1, 2), null, 1, 2, 3, 4,
            Decision.Outcome.REJECTED, Tier.LEAD, null, new BigDecimal("71.40"), new BigDecimal("3.00"), 2,
            Grades.GradedBy.BOTH,
            List.of(new AuditedDecision.Points("culture", new BigDecimal("7.50"), BigDecimal.valueOf(3))), 9, "Europe",
            4, new BigDecimal("12.25"), new BigDecimal("24.00"), new BigDecimal("36.25"),
            AuditedDecision.AppealOutcome.OPEN, true);

    @Test
    void aDecisionIsALineUnderTheNamesOfItsColumns() {
        var out = new ByteArrayOutputStream();

        var table = new DecisionTable(List.of("culture", "cursor"), out);
        table.add(DECISION);
        table.finish();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(
                """
                        engineer,decider,application,round,rubricVersion,policyVersion,outcome,tierAsked,tierGiven,score,spread,\
                        scorecards,gradedBy,mean.culture,spread.culture,mean.cursor,spread.cursor,yearsOfExperience,region,skills,\
                        hoursToInterview,hoursToDecision,hoursInAll,appeal,appealInTime\r
                        00000000-0000-0001-0000-000000000002,,1,2,3,4,REJECTED,LEAD,,71.40,3.00,2,BOTH,7.50,3,,,9,Europe,4,12.25,\
                        24.00,36.25,OPEN,true\r
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1" })
    void noTextIsAFormula(String text) {
        assertThat(DecisionTable.cell(text)).isEqualTo("'" + text);
    }

    @Test
    void numbersStayNumbers() {
        assertThat(DecisionTable.cell(-1)).isEqualTo(-1);
        assertThat(DecisionTable.cell("Europe")).isEqualTo("Europe");
    }

}
