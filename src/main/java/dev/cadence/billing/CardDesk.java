package dev.cadence.billing;

import java.time.Clock;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.billing.CardVault.Checkout;
import dev.cadence.billing.CardVault.SetupOutcome;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/// Saves cards together with the provider. Has no transaction of its own: the calls to the provider come between
/// those of the wallet.
@Service
class CardDesk {

    private final CardSetups setups;

    private final Wallet wallet;

    private final CardVault vault;

    private final Clock clock;

    CardDesk(CardSetups setups, Wallet wallet, CardVault vault, Clock clock) {
        this.setups = setups;
        this.wallet = wallet;
        this.vault = vault;
        this.clock = clock;
    }

    /// Begins to save a card. Whatever is left behind by a failure on the way is
    /// harmless.
    /// @param checkout null unless the provider's own page is to be used
    CardSetup.SetupView begin(CompanyId company, @Nullable Checkout checkout) {
        var id = CardSetup.nextId();
        var customer = wallet.customer(company).orElseGet(() -> newCustomer(company));
        var started = vault.startSetup(id, customer, checkout).orElseGet(() -> {
            wallet.customerGone(customer);
            return vault.startSetup(id, newCustomer(company), checkout).orElseThrow();
        });
        var setup = new CardSetup(id, company, started.setupRef(), checkout != null, clock.instant());
        wallet.begin(setup);
        return setup.view(started);
    }

    private String newCustomer(CompanyId company) {
        wallet.knowCustomer(company, vault.createCustomer(company));
        return wallet.customer(company).orElseThrow();
    }

    /// Tells how far the saving is, and asks the provider if it was still pending.
    CardSetup.SetupView find(CompanyId company, UUID id) {
        var setup = requireOwn(company, id);
        if (setup.pending()) {
            look(setup);
        }
        return requireOwn(company, id).view();
    }

    /// Something has happened to a setup elsewhere; what, the provider is asked.
    /// @return whether the setup is one of ours
    /// @throws UnclearNews when the provider did not say
    boolean converge(String setupRef) {
        var setup = setups.findBySetupRef(setupRef);
        setup.filter(CardSetup::pending).map(this::look).ifPresent(outcome -> {
            if (outcome instanceof SetupOutcome.Unknown(String why)) {
                throw new UnclearNews(why);
            }
        });
        return setup.isPresent();
    }

    /// Asks the provider about a pending setup.
    SetupOutcome look(CardSetup setup) {
        var outcome = vault.readSetup(setup.setupRef(), setup.checkout());
        switch (outcome) {
            case SetupOutcome.Succeeded succeeded -> wallet.saved(setup.setupRef(), succeeded.card());
            case SetupOutcome.Pending pending -> wallet.notYetSaved(setup.setupRef());
            case SetupOutcome.Unknown unknown -> wallet.notYetSaved(setup.setupRef());
        }
        return outcome;
    }

    /// Something has happened to a card elsewhere; what, the provider is asked.
    /// @return whether the card is one of ours
    boolean cardChanged(String paymentMethodRef) {
        var ours = wallet.has(paymentMethodRef);
        if (ours) {
            vault.readCard(paymentMethodRef).ifPresentOrElse(wallet::refreshed, () -> wallet.gone(paymentMethodRef));
        }
        return ours;
    }

    /// Something has happened to a customer elsewhere; what, the provider is asked.
    /// @return whether the customer is one of ours, and gone
    boolean customerChanged(String customerRef) {
        return !vault.knowsCustomer(customerRef) && wallet.customerGone(customerRef);
    }

    Page<Card.CardView> list(CompanyId company, UUID before, int limit) {
        return Page.of(wallet.of(company, before, limit + 1), limit, card -> card.view().id().toString())
            .map(Card::view);
    }

    Card.CardView read(CompanyId company, UUID id) {
        return wallet.requireKept(company, id).view();
    }

    /// @param dryRun whether only to tell what would come of it
    Card.CardView choose(CompanyId company, UUID id, boolean dryRun) {
        return wallet.choose(company, id, dryRun);
    }

    private CardSetup requireOwn(CompanyId company, UUID id) {
        return setups.findById(id)
            .filter(setup -> setup.company().equals(company))
            .orElseThrow(() -> Refusal.notFound("card-setup-not-found", "card setup " + id));
    }

}
