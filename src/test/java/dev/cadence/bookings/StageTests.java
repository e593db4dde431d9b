package dev.cadence.bookings;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StageTests {

    @Test
    void stagesLeadOnlyWhereTheLifeOfABookingLeads() {
        assertThat(Stage.values()).filteredOn(Stage::live)
            .containsExactly(Stage.REQUESTED, Stage.SCHEDULED, Stage.TRIAL, Stage.ACTIVE, Stage.PAST_DUE,
                    Stage.SUSPENDED);
        assertThat(Stage.values()).filteredOn(stage -> !stage.live())
            .allSatisfy(over -> assertThat(Stage.values()).noneMatch(over::leadsTo));
    }

}
