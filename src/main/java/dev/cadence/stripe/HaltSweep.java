package dev.cadence.stripe;

import java.time.Instant;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.EventListParams;
import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Tries every minute of a halt whether Stripe takes the key again.
@Component
class HaltSweep implements Sweep {

    private final Halts halts;

    private final StripeClient unhalted;

    HaltSweep(Halts halts, @Qualifier(StripeConfiguration.UNHALTED) StripeClient unhalted) {
        this.halts = halts;
        this.unhalted = unhalted;
    }

    @Override
    public String name() {
        return "stripe.halt";
    }

    @Override
    public int sweep() {
        var probed = halts.claimProbe();
        probed.filter(halt -> keyWorks()).ifPresent(halts::end);
        return probed.isPresent() ? 1 : 0;
    }

    private boolean keyWorks() {
        try {
            unhalted.v1().events().list(EventListParams.builder().setLimit(1L).build());
            return true;
        }
        catch (StripeException | RuntimeException failure) {
            Failures.describe("find the key to work again", failure);
            return false;
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return halts.nextProbe();
    }

}
