package dev.cadence.billing;

import org.springframework.stereotype.Service;

/// Where the provider's notices arrive. A notice is only a hint that something changed: what, is asked of the provider,
/// so that notices may come twice, late, out of order or forged in their details without doing harm.
@Service
public class PaymentNews {

    private final ChargeDesk charges;

    private final CardDesk cards;

    PaymentNews(ChargeDesk charges, CardDesk cards) {
        this.charges = charges;
        this.cards = cards;
    }

    /// @return whether the payment is one of ours
    /// @throws UnclearNews when it is to be told again
    public boolean paymentChanged(String intentRef) {
        return charges.converge(intentRef);
    }

    /// @return whether the setup is one of ours
    /// @throws UnclearNews when it is to be told again
    public boolean setupChanged(String setupRef) {
        return cards.converge(setupRef);
    }

}
