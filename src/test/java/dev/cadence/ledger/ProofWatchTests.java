package dev.cadence.ledger;

import java.time.Duration;

import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// What those see of the books who watch the numbers.
@CadenceTest
record ProofWatchTests(Proofs proofs, Ledger ledger, TransactionTemplate transactions, Marketplace marketplace,
        MutableClock clock) {

    @Test
    void nobodyKnowsHowTheBooksAreUntilTheyAreProven() {
        var meters = new SimpleMeterRegistry();
        var watch = new ProofWatch(proofs, clock, meters);

        assertThat(sound(meters)).isNaN();
        marketplace.anActiveBooking();
        watch.prove();
        clock.advance(Duration.ofMinutes(90));

        assertThat(sound(meters)).isOne();
        assertThat(meters.get("cadence.ledger.proof.age").gauge().value()).isEqualTo(5400);
    }

    @Test
    void booksThatDoNotHoldShow() {
        var meters = new SimpleMeterRegistry();
        var watch = new ProofWatch(proofs, clock, meters);
        var engineer = marketplace.anActiveBooking().engineer().caller().engineer().value();
        transactions.executeWithoutResult(begun -> ledger.post(LedgerFixture.netting(engineer, 1)));

        watch.prove();

        assertThat(sound(meters)).isZero();
    }

    private static double sound(MeterRegistry meters) {
        return meters.get("cadence.ledger.sound").gauge().value();
    }

}
