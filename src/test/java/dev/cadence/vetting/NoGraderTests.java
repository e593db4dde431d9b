package dev.cadence.vetting;

import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.TimeMachine;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/// An installation has no grader unless it is given one.
@CadenceTest
record NoGraderTests(Cast cast, TimeMachine time, JdbcClient jdbc, ApplicationEventPublisher events,
        TransactionOperations transactions, GradingModel model) {

    @Test
    void aTranscriptIsGradedByHumansAlone() {
        var interview = HeldInterview.of(cast.engineer().caller().engineer(), cast.admin().caller().account(), "Hello.",
                jdbc);

        transactions
            .executeWithoutResult(begun -> events.publishEvent(new TranscriptAdded(interview.id(), time.now())));
        time.settle();

        assertThat(model.isThere()).isFalse();
        assertThat(jdbc.sql("select count(*) from scorecard").query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from undelivered_event").query(Integer.class).single()).isZero();
    }

}
