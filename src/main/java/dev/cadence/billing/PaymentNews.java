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
    public boolean paymentChanged(String intentRef) {
        return charges.converge(intentRef);
    }

    /// @return whether the card is one of ours
    public boolean cardChanged(String paymentMethodRef) {
        return cards.cardChanged(paymentMethodRef);
    }

    /// @return whether the customer is one of ours, and gone
    public boolean customerChanged(String customerRef) {
        return cards.customerChanged(customerRef);
    }

    /// @param setupRef of a setup, or of the provider's own page for one
    /// @return whether the setup is one of ours
    public boolean setupChanged(String setupRef) {
        return cards.converge(setupRef);
    }

}
