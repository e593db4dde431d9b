package dev.cadence.simulator;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

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

    /// As many new customers as asked for, each with a Visa card that pays, and without a
    /// word to anybody.
    public void save(int customers) {
        this.account.within(() -> {
            TestCard visa = TestCard.of("pm_card_visa").orElseThrow();
            for (int number = 0; number < customers; number++) {
                Customer customer = this.account.customers().add(new Customer(this.account.now()));
                this.account.paymentMethods().add(new PaymentMethod(visa, this.account.now())).attachTo(customer);
            }
            return customers;
        });
    }

    /// All cards that belong to a customer.
    public List<SavedCard> saved() {
        return this.account.within(() -> this.account.paymentMethods()
            .all()
            .stream()
            .filter((card) -> card.customer() != null)
            .map((card) -> new SavedCard(Objects.requireNonNull(card.customer()), card.id()))
            .toList());
    }

    private void behave(String paymentMethod, CardBehaviour behaviour) {
        this.account.within(() -> {
            PaymentMethod card = this.account.paymentMethods().inPath(paymentMethod);
            card.behave(behaviour);
            return card;
        });
    }

}
