package dev.cadence.simulator;

import org.jspecify.annotations.Nullable;

/// Who may use which card: tokens become payment methods, customers own them, and what is spent stays spent.
final class Wallet {

    private final Account account;

    Wallet(Account account) {
        this.account = account;
    }

    /// A token makes a payment method of its own each time; an id names one that exists.
    PaymentMethod inPath(String idOrToken) {
        return TestCard.of(idOrToken).map(this::fresh).orElseGet(() -> this.account.paymentMethods().inPath(idOrToken));
    }

    /// The payment method that a request names, if it names one, and if its customer may
    /// use it.
    @Nullable PaymentMethod named(Params params, @Nullable String customer) {
        String idOrToken = params.text("payment_method");
        if (idOrToken == null) {
            return null;
        }
        PaymentMethod paymentMethod = TestCard.of(idOrToken)
            .map(this::fresh)
            .orElseGet(() -> this.account.paymentMethods().inParam(idOrToken, "payment_method"));
        requireUsable(paymentMethod, customer);
        return paymentMethod;
    }

    void requireUsable(PaymentMethod paymentMethod, @Nullable String customer) {
        if (paymentMethod.spent()) {
            throw StripeRefusal.invalid("resource_missing", "The provided PaymentMethod was previously used with a "
                    + "PaymentIntent without Customer attachment or was detached from a Customer. It may not be used "
                    + "again. To use a PaymentMethod multiple times, you must attach it to a Customer first.",
                    "payment_method");
        }
        String owner = paymentMethod.customer();
        if (owner != null && !owner.equals(customer)) {
            throw StripeRefusal.invalid("resource_missing",
                    "The customer does not have a payment method with the ID "
                            + "%s. The payment method must be attached to the customer.".formatted(paymentMethod.id()),
                    "payment_method");
        }
    }

    void attach(PaymentMethod paymentMethod, String customer) {
        if (paymentMethod.customer() == null) {
            paymentMethod.attachTo(this.account.customers().inParam(customer, "customer"));
            this.account.happened("payment_method.attached", paymentMethod);
        }
    }

    /// Somebody enters a card on Stripe's own page.
    CheckoutSession complete(String session, String idOrToken) {
        CheckoutSession page = this.account.checkoutSessions().inPath(session);
        if (!page.isOpen(this.account.now())) {
            throw StripeRefusal.invalid(null, "This Checkout session is no longer open.", null);
        }
        PaymentMethod card = inPath(idOrToken);
        page.setup().succeed(card);
        String customer = page.setup().customer();
        if (customer != null) {
            attach(card, customer);
        }
        page.complete();
        this.account.happened("setup_intent.succeeded", page.setup());
        this.account.happened("checkout.session.completed", page);
        return page;
    }

    private PaymentMethod fresh(TestCard card) {
        return this.account.paymentMethods().add(new PaymentMethod(card, this.account.now()));
    }

}
