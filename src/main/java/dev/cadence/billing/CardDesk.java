package dev.cadence.billing;

import java.time.Clock;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.billing.CardPayments.SetupOutcome;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Service;

/// Saves cards together with the provider. Has no transaction of its own: the calls to the provider come between
/// those of the wallet.
@Service
class CardDesk {

    private final CardSetups setups;

    private final Wallet wallet;

    private final CardPayments payments;

    private final Clock clock;

    CardDesk(CardSetups setups, Wallet wallet, CardPayments payments, Clock clock) {
        this.setups = setups;
        this.wallet = wallet;
        this.payments = payments;
        this.clock = clock;
    }

    /// Begins to save a card. Whatever is left behind by a failure on the way is
    /// harmless.
    CardSetup.SetupView begin(CompanyId company) {
        var customer = wallet.customer(company).orElseGet(() -> newCustomer(company));
        var id = CardSetup.nextId();
        var started = payments.startSetup(id, customer);
        var setup = new CardSetup(id, company, started.setupRef(), clock.instant());
        wallet.begin(setup);
        return setup.view(started.clientSecret());
    }

    private String newCustomer(CompanyId company) {
        wallet.knowCustomer(company, payments.createCustomer(company));
        return wallet.customer(company).orElseThrow();
    }

    /// Tells how far the saving is, and asks the provider if it was still pending.
    CardSetup.SetupView find(CompanyId company, UUID id) {
        var setup = requireOwn(company, id);
        if (setup.pending()) {
            look(setup.setupRef());
        }
        return requireOwn(company, id).view(null);
    }

    /// Something has happened to a setup elsewhere; what, the provider is asked.
    /// @return whether the setup is one of ours
    /// @throws UnclearNews when the provider did not say
    boolean converge(String setupRef) {
        var setup = setups.findBySetupRef(setupRef);
        if (setup.filter(CardSetup::pending).isPresent()
                && look(setupRef) instanceof SetupOutcome.Unknown(String why)) {
            throw new UnclearNews(why);
        }
        return setup.isPresent();
    }

    /// Asks the provider about a pending setup.
    SetupOutcome look(String setupRef) {
        var outcome = payments.readSetup(setupRef);
        switch (outcome) {
            case SetupOutcome.Succeeded succeeded -> wallet.saved(setupRef, succeeded.card());
            case SetupOutcome.Pending pending -> wallet.notYetSaved(setupRef);
            case SetupOutcome.Unknown unknown -> wallet.notYetSaved(setupRef);
        }
        return outcome;
    }

    Page<Card.CardView> list(CompanyId company, UUID before, int limit) {
        return Page.of(wallet.of(company, before, limit + 1), limit, card -> card.view().id().toString())
            .map(Card::view);
    }

    private CardSetup requireOwn(CompanyId company, UUID id) {
        return setups.findById(id)
            .filter(setup -> setup.company().equals(company))
            .orElseThrow(() -> Refusal.notFound("card-setup-not-found", "card setup " + id));
    }

}
