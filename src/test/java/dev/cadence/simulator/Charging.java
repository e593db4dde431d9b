package dev.cadence.simulator;

import org.jspecify.annotations.Nullable;

/// What follows when a payment intent is confirmed: it is paid, declined, kept waiting, or the customer is asked.
final class Charging {

    private final Account account;

    private final Wallet wallet;

    private final Disputes disputes;

    Charging(Account account, Wallet wallet, Disputes disputes) {
        this.account = account;
        this.wallet = wallet;
        this.disputes = disputes;
    }

    PaymentMethod requireConfirmable(PaymentIntent intent, Params params, @Nullable PaymentMethod with) {
        switch (intent.status()) {
            case REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, REQUIRES_ACTION -> {
            }
            case SUCCEEDED -> throw unexpected(intent, "You cannot confirm this PaymentIntent because it has already "
                    + "succeeded after being previously confirmed.");
            case PROCESSING, CANCELED -> throw unexpected(intent,
                    "You cannot confirm this PaymentIntent because it has a status of %s. Only a PaymentIntent with "
                        .formatted(intent.status().json())
                            + "one of the following statuses may be confirmed: requires_confirmation, requires_action.");
        }
        if (with == null) {
            throw unexpected(intent, "You cannot confirm this PaymentIntent because it's missing a payment method. "
                    + "You can either update the PaymentIntent with a payment method and then confirm it again, or "
                    + "confirm it again directly with a payment method or ConfirmationToken.");
        }
        this.wallet.requireUsable(with, intent.customer());
        intent.methods().requireReturnUrl(params, intent.returnUrl() != null);
        return with;
    }

    void confirm(PaymentIntent intent, PaymentMethod with, Params params) {
        String offSession = params.text("off_session");
        intent.attempt(with, params);
        switch (with.whenCharged()) {
            case CardBehaviour.Approves() -> pay(intent, with);
            case CardBehaviour.ApprovesThen(CardBehaviour.Aftermath _) -> pay(intent, with);
            case CardBehaviour.Declines(Decline decline) -> decline(intent, with, decline);
            case CardBehaviour.WantsAuthentication() when offSession != null && !"false".equals(offSession) ->
                decline(intent, with, Decline.AUTHENTICATION);
            case CardBehaviour.WantsAuthentication() -> {
                intent.askCustomer();
                this.account.happened("payment_intent.requires_action", intent);
            }
            case CardBehaviour.Lingers() -> {
                intent.process(this.account.charges().add(new Charge(intent, with, this.account.now())));
                this.account.happened("payment_intent.processing", intent);
            }
        }
    }

    /// The customer was asked, and proved who they are, or did not.
    PaymentIntent authenticate(String id, boolean proved) {
        PaymentIntent intent = this.account.paymentIntents().inPath(id);
        PaymentMethod with = intent.paymentMethod();
        if (intent.status() != Status.REQUIRES_ACTION || with == null) {
            throw unexpected(intent, "Nothing is asked of the customer of %s.".formatted(id));
        }
        if (proved) {
            pay(intent, with);
        }
        else {
            intent.fail(PaymentFailure.ofAuthentication("payment_intent", with), null);
            this.account.happened("payment_intent.payment_failed", intent);
        }
        return intent;
    }

    /// A payment under way ends, well or badly.
    PaymentIntent settle(String id, @Nullable Decline decline) {
        PaymentIntent intent = this.account.paymentIntents().inPath(id);
        Charge pending = intent.latestCharge();
        if (intent.status() != Status.PROCESSING || pending == null) {
            throw unexpected(intent, "Nothing is under way on %s.".formatted(id));
        }
        if (decline == null) {
            succeed(intent, pending, pending.paymentMethod());
        }
        else {
            fail(intent, pending, pending.paymentMethod(), decline);
        }
        return intent;
    }

    private void pay(PaymentIntent intent, PaymentMethod with) {
        succeed(intent, this.account.charges().add(new Charge(intent, with, this.account.now())), with);
    }

    private void succeed(PaymentIntent intent, Charge charge, PaymentMethod with) {
        charge.succeed(this.account.balanceTransactions().add(BalanceTransaction.of(charge, this.account.clock())));
        intent.succeed(charge);
        String customer = intent.customer();
        if (intent.savesTheCard() && customer != null) {
            this.wallet.attach(with, customer);
        }
        with.usedOnce();
        this.account.happened("charge.succeeded", charge);
        this.account.happened("payment_intent.succeeded", intent);
        this.disputes.openIfTheCardDoes(charge);
    }

    private void decline(PaymentIntent intent, PaymentMethod with, Decline decline) {
        Charge charge = this.account.charges().add(new Charge(intent, with, this.account.now()));
        fail(intent, charge, with, decline);
        throw StripeRefusal.card(decline, charge.id(), "payment_intent", intent.json());
    }

    private void fail(PaymentIntent intent, Charge charge, PaymentMethod with, Decline decline) {
        charge.fail(decline);
        intent.fail(PaymentFailure.ofCard(decline, charge.id(), with), charge);
        this.account.happened("charge.failed", charge);
        this.account.happened("payment_intent.payment_failed", intent);
    }

    private static StripeRefusal unexpected(PaymentIntent intent, String message) {
        return StripeRefusal.unexpectedState("payment_intent", message, intent.json());
    }

}
