package dev.cadence.stripe;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethod;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import dev.cadence.accounts.CompanyId;
import dev.cadence.billing.CardVault;
import dev.cadence.shared.Ids;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// Keeps cards with Stripe: one customer per company, cards saved by SetupIntents, which the founder's browser finishes
/// either by Stripe.js or on the page of a Checkout session.
@Component
class StripeCardVault implements CardVault {

    private static final int NOT_FOUND = 404;

    private final StripeClient stripe;

    StripeCardVault(StripeClient stripe) {
        this.stripe = stripe;
    }

    @Override
    public String createCustomer(CompanyId company) {
        var params = CustomerCreateParams.builder().putMetadata("company", company.value().toString()).build();
        try {
            var key = StripeCardPayments.key("cus:%s:%s".formatted(company.value(), Ids.next()));
            return stripe.v1().customers().create(params, key).getId();
        }
        catch (StripeException | RuntimeException failure) {
            throw Failures.unavailable("create a customer", failure);
        }
    }

    @Override
    public boolean knowsCustomer(String customer) {
        try {
            return !Boolean.TRUE.equals(stripe.v1().customers().retrieve(customer).getDeleted());
        }
        catch (StripeException | RuntimeException failure) {
            if (isUnknown(failure)) {
                return false;
            }
            throw Failures.unavailable("read a customer", failure);
        }
    }

    @Override
    public Optional<StartedSetup> startSetup(UUID setup, String customer, @Nullable Checkout checkout) {
        try {
            return Optional.of(checkout == null ? startIntent(setup, customer) : startPage(setup, customer, checkout));
        }
        catch (InvalidRequestException refused) {
            if (Failures.isMissing("customer", refused)) {
                return Optional.empty();
            }
            throw Failures.unavailable("begin to save a card", refused);
        }
        catch (StripeException | RuntimeException failure) {
            throw Failures.unavailable("begin to save a card", failure);
        }
    }

    private StartedSetup startIntent(UUID setup, String customer) throws StripeException {
        var params = SetupIntentCreateParams.builder()
            .setCustomer(customer)
            .setUsage(SetupIntentCreateParams.Usage.OFF_SESSION)
            .addPaymentMethodType("card")
            .build();
        var intent = stripe.v1().setupIntents().create(params, key(setup, customer));
        return new StartedSetup(intent.getId(), intent.getClientSecret(), null);
    }

    private StartedSetup startPage(UUID setup, String customer, Checkout checkout) throws StripeException {
        var params = SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.SETUP)
            .setCustomer(customer)
            .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
            .setSuccessUrl(checkout.successUrl().toString())
            .setCancelUrl(checkout.cancelUrl().toString())
            .build();
        var session = stripe.v1().checkout().sessions().create(params, key(setup, customer));
        return new StartedSetup(session.getId(), null, URI.create(session.getUrl()));
    }

    private static RequestOptions key(UUID setup, String customer) {
        return StripeCardPayments.key("si:%s:%s".formatted(setup, customer));
    }

    @Override
    public SetupOutcome readSetup(String setupRef, boolean checkout) {
        try {
            var intentRef = checkout ? stripe.v1().checkout().sessions().retrieve(setupRef).getSetupIntent() : setupRef;
            var intent = stripe.v1().setupIntents().retrieve(intentRef);
            if (!"succeeded".equals(intent.getStatus())) {
                return new SetupOutcome.Pending();
            }
            var method = stripe.v1().paymentMethods().retrieve(intent.getPaymentMethod());
            return method.getCustomer() == null ? new SetupOutcome.Pending()
                    : new SetupOutcome.Succeeded(details(method));
        }
        catch (StripeException | RuntimeException failure) {
            return new SetupOutcome.Unknown(Failures.describe("read a card's setup", failure));
        }
    }

    /// A card that belongs to no customer was detached, and can never be charged again.
    @Override
    public Optional<CardDetails> readCard(String paymentMethodRef) {
        try {
            var method = stripe.v1().paymentMethods().retrieve(paymentMethodRef);
            return method.getCustomer() == null ? Optional.empty() : Optional.of(details(method));
        }
        catch (StripeException | RuntimeException failure) {
            if (isUnknown(failure)) {
                return Optional.empty();
            }
            throw Failures.unavailable("read a card", failure);
        }
    }

    private static CardDetails details(PaymentMethod method) {
        var card = method.getCard();
        return new CardDetails(method.getId(), card.getBrand(), card.getLast4(), card.getExpMonth().intValue(),
                card.getExpYear().intValue(), card.getFingerprint());
    }

    /// Needs no key of its own: what is detached already is refused, and then read.
    @Override
    public boolean detach(String paymentMethodRef) {
        try {
            stripe.v1().paymentMethods().detach(paymentMethodRef);
            return true;
        }
        catch (InvalidRequestException refused) {
            return isGone(paymentMethodRef);
        }
        catch (StripeException | RuntimeException failure) {
            Failures.describe("detach a card", failure);
            return false;
        }
    }

    private boolean isGone(String paymentMethodRef) {
        try {
            return stripe.v1().paymentMethods().retrieve(paymentMethodRef).getCustomer() == null;
        }
        catch (StripeException | RuntimeException failure) {
            return isUnknown(failure);
        }
    }

    private static boolean isUnknown(Exception failure) {
        return failure instanceof InvalidRequestException refused
                && Integer.valueOf(NOT_FOUND).equals(refused.getStatusCode());
    }

}
