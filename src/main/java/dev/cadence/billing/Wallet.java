package dev.cadence.billing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.bookings.CardsOnFile;
import dev.cadence.bookings.TermsBook;
import dev.cadence.shared.Refusal;

import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/// A company's cards, and how the provider knows the company.
@Service
@Transactional
class Wallet implements CardsOnFile {

    private final Cards cards;

    private final CardSetups setups;

    private final Charges charges;

    private final Attempts attempts;

    private final TermsBook terms;

    private final JdbcClient jdbc;

    private final Clock clock;

    Wallet(Cards cards, CardSetups setups, Charges charges, Attempts attempts, TermsBook terms, JdbcClient jdbc,
            Clock clock) {
        this.cards = cards;
        this.setups = setups;
        this.charges = charges;
        this.attempts = attempts;
        this.terms = terms;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> usableCard(CompanyId company) {
        return customer(company).flatMap(customer -> cards.chosen(company)
            .filter(card -> card.isUsable(clock.instant()))
            .map(card -> card.payer(customer).fingerprint()));
    }

    /// Whom a charge is made to; empty if there is no card that could be charged.
    @Transactional(readOnly = true)
    Optional<Payer> payer(CompanyId company) {
        return customer(company).flatMap(customer -> cards.chosen(company).map(card -> card.payer(customer)));
    }

    /// By what the provider knows the company; empty if it does not, or not any more.
    @Transactional(readOnly = true)
    Optional<String> customer(CompanyId company) {
        return jdbc.sql("select customer_ref from payer where company_id = ? and customer_ref is not null")
            .param(company.value())
            .query(String.class)
            .optional();
    }

    void knowCustomer(CompanyId company, String customerRef) {
        jdbc.sql("""
                insert into payer (company_id, customer_ref) values (?, ?)
                on conflict (company_id) do update set customer_ref = excluded.customer_ref
                where payer.customer_ref is null""").params(company.value(), customerRef).update();
    }

    /// The provider does not know a customer any more, and with it went all its cards.
    /// @return whether it was one of ours
    boolean customerGone(String customerRef) {
        var company = jdbc.sql("update payer set customer_ref = null where customer_ref = ? returning company_id")
            .param(customerRef)
            .query(UUID.class)
            .optional()
            .map(CompanyId::new);
        company.ifPresent(it -> cards.ofCompany(it).forEach(card -> cards.save(card.gone(clock.instant()))));
        return company.isPresent();
    }

    void begin(CardSetup setup) {
        setups.save(setup);
    }

    /// Puts the card on file, makes it the one that is charged, and has declined charges
    /// tried on it at once.
    void saved(String setupRef, CardVault.CardDetails details) {
        var setup = setups.lock(setupRef).orElseThrow();
        if (!setup.pending()) {
            return;
        }
        setup.succeed();
        setups.save(setup);
        oneAtATime(setup.company());
        var now = clock.instant();
        var card = cards.findByPaymentMethodRef(details.paymentMethodRef())
            .map(known -> known.refresh(details, now))
            .orElseGet(() -> new Card(setup.company(), details, now));
        if (!card.isRemoved()) {
            charge(cards.save(card));
        }
    }

    void notYetSaved(String setupRef) {
        var setup = setups.lock(setupRef).orElseThrow();
        if (setup.pending()) {
            setup.stillPending(clock.instant());
            setups.save(setup);
        }
    }

    /// Makes it the one that is charged from now on.
    /// @param dryRun whether only to tell what would come of it
    /// @return with what is tried on it
    /// @throws Refusal `card-not-found`, `card-expired`
    Card.CardView choose(CompanyId company, UUID id, boolean dryRun) {
        if (dryRun) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        oneAtATime(company);
        var card = requireKept(company, id);
        if (!card.isUsable(clock.instant())) {
            throw Refusal.conflict("card-expired", "The card can no longer be charged. Save another.");
        }
        var declined = card.isChosen() ? List.<Charge>of() : charge(card);
        return requireOwn(company, id).view()
            .trying(declined.stream().filter(this::isTried).map(Charge::view).toList());
    }

    /// Takes the card away, and has another one charged if there is any.
    Card remove(Card card) {
        return away(card, card.isChosen(), card.remove(clock.instant()));
    }

    /// The provider no longer has the card.
    void gone(String paymentMethodRef) {
        cards.findByPaymentMethodRef(paymentMethodRef).map(Card::company).ifPresent(company -> {
            oneAtATime(company);
            var card = cards.findByPaymentMethodRef(paymentMethodRef).orElseThrow();
            away(card, card.isChosen(), card.gone(clock.instant()));
        });
    }

    private Card away(Card card, boolean wasChosen, Card changed) {
        cards.save(changed);
        if (wasChosen) {
            var now = clock.instant();
            cards.ofCompany(card.company()).stream().filter(it -> it.isUsable(now)).findFirst().ifPresent(this::charge);
        }
        return card;
    }

    /// The network has replaced the card, or changed what is printed on it.
    void refreshed(CardVault.CardDetails details) {
        cards.findByPaymentMethodRef(details.paymentMethodRef()).map(Card::company).ifPresent(company -> {
            oneAtATime(company);
            var card = cards.findByPaymentMethodRef(details.paymentMethodRef()).orElseThrow();
            if (!card.isRemoved() && !card.isAs(details)) {
                cards.save(card.refresh(details, clock.instant()));
                tryDeclined(company);
            }
        });
    }

    private List<Charge> charge(Card card) {
        var id = card.id();
        cards.setAside(card.company());
        cards.choose(id);
        return tryDeclined(card.company());
    }

    /// Has declined charges tried at once on the card that is charged from now on, unless
    /// it was refused for good.
    private List<Charge> tryDeclined(CompanyId company) {
        var now = clock.instant();
        return payer(company)
            .map(payer -> charges.lockOpen(company)
                .stream()
                .filter(charge -> !attempts.wasRefused(charge, payer))
                .filter(charge -> charge.tryNewCard(now))
                .map(charges::save)
                .toList())
            .orElse(List.of());
    }

    /// Whether nothing stands in the way of a charge that falls due: no dispute about its
    /// booking, no end of its time, no end of what the card may be tried.
    private boolean isTried(Charge charge) {
        var now = clock.instant();
        return charge.isToBeTried(now) && !charges.existsDisputed(charge.booking())
                && payer(charge.company())
                    .filter(payer -> !attempts.areUsedUp(payer, terms.version(charge.termsVersion()), now))
                    .isPresent();
    }

    /// Whatever changes which card is charged takes turns.
    void oneAtATime(CompanyId company) {
        jdbc.sql("select 1 from payer where company_id = ? for update")
            .param(company.value())
            .query(Integer.class)
            .optional();
    }

    @Transactional(readOnly = true)
    List<Card> of(CompanyId company, UUID before, int most) {
        return cards.ofCompany(company, before, Limit.of(most));
    }

    @Transactional(readOnly = true)
    boolean has(String paymentMethodRef) {
        return cards.findByPaymentMethodRef(paymentMethodRef).filter(card -> !card.isDetached()).isPresent();
    }

    /// Of the company's cards that can be charged another than this.
    @Transactional(readOnly = true)
    boolean hasUsableBeside(Card card) {
        var now = clock.instant();
        return cards.ofCompany(card.company()).stream().anyMatch(it -> it.isUsable(now) && !it.id().equals(card.id()));
    }

    /// @throws Refusal `card-not-found`; one that was removed is still found
    @Transactional(readOnly = true)
    Card requireOwn(CompanyId company, UUID id) {
        return cards.findById(id).filter(card -> card.company().equals(company)).orElseThrow(() -> unknown(id));
    }

    /// @throws Refusal `card-not-found`
    @Transactional(readOnly = true)
    Card requireKept(CompanyId company, UUID id) {
        var card = requireOwn(company, id);
        if (card.isRemoved()) {
            throw unknown(id);
        }
        return card;
    }

    private static Refusal unknown(UUID id) {
        return Refusal.notFound("card-not-found", "card " + id);
    }

    /// Who pays, and with what, in the provider's references.
    ///
    /// @param fingerprint of the card, the same for the same number whoever saved it
    /// @param cardSince since when the card is as it is
    record Payer(String customerRef, String paymentMethodRef, String fingerprint, Instant cardSince) {
    }

}
