package dev.cadence.simulator;

import java.time.YearMonth;

/// Changes how saved cards behave from now on, as a card does that is blocked, or refilled, between two weeks.
public final class Cards {

    private final Account account;

    Cards(Account account) {
        this.account = account;
    }

    public void approve(String paymentMethod) {
        behave(paymentMethod, new CardBehaviour.Approves());
    }

    /// Every charge is declined from now on.
    ///
    /// @param declineCode Stripe's, such as `insufficient_funds`, `lost_card` or
    /// `expired_card`
    public void decline(String paymentMethod, String declineCode) {
        behave(paymentMethod, CardBehaviour.Declines.with(declineCode));
    }

    /// Off-session charges are declined with `authentication_required`; on session the
    /// customer is asked.
    public void requireAuthentication(String paymentMethod) {
        behave(paymentMethod, new CardBehaviour.WantsAuthentication());
    }

    /// Payments stay in `processing` until they are settled.
    public void linger(String paymentMethod) {
        behave(paymentMethod, new CardBehaviour.Lingers());
    }

    /// The network replaces a card, as it does before one expires, and Stripe tells.
    ///
    /// @param lastMonth the new one's
    public void replace(String paymentMethod, YearMonth lastMonth) {
        this.account.within(() -> {
            PaymentMethod card = this.account.paymentMethods().inPath(paymentMethod);
            card.expireAfter(lastMonth);
            this.account.happened("payment_method.automatically_updated", card);
            return card;
        });
    }

    private void behave(String paymentMethod, CardBehaviour behaviour) {
        this.account.within(() -> {
            PaymentMethod card = this.account.paymentMethods().inPath(paymentMethod);
            card.behave(behaviour);
            return card;
        });
    }

}
