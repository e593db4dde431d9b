package dev.cadence.billing;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.bookings.CardsOnFile;

import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A company's cards, and how the provider knows the company.
@Service
@Transactional
class Wallet implements CardsOnFile {

    private final Cards cards;

    private final CardSetups setups;

    private final Charges charges;

    private final JdbcClient jdbc;

    private final Clock clock;

    Wallet(Cards cards, CardSetups setups, Charges charges, JdbcClient jdbc, Clock clock) {
        this.cards = cards;
        this.setups = setups;
        this.charges = charges;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> usableCard(CompanyId company) {
        var today = clock.instant().atZone(ZoneOffset.UTC);
        return cards.usableFingerprint(company, today.getYear(), today.getMonthValue());
    }

    /// Whom a charge is made to. A company with a charge has a card, since it cannot book
    /// without.
    Payer payer(CompanyId company) {
        return new Payer(customer(company).orElseThrow(), cards.chosen(company).orElseThrow().paymentMethodRef());
    }

    @Transactional(readOnly = true)
    Optional<String> customer(CompanyId company) {
        return jdbc.sql("select customer_ref from payer where company_id = ?")
            .param(company.value())
            .query(String.class)
            .optional();
    }

    void knowCustomer(CompanyId company, String customerRef) {
        jdbc.sql("insert into payer (company_id, customer_ref) values (?, ?) on conflict do nothing")
            .params(company.value(), customerRef)
            .update();
    }

    void begin(CardSetup setup) {
        setups.save(setup);
    }

    /// Puts the card on file, makes it the one that is charged, and has declined charges
    /// tried on it at once.
    void saved(String setupRef, CardPayments.CardDetails details) {
        var setup = setups.lock(setupRef).orElseThrow();
        if (!setup.pending()) {
            return;
        }
        setup.succeed();
        setups.save(setup);
        oneAtATime(setup.company());
        cards.setAside(setup.company());
        cards.save(cards.findByCompanyAndPaymentMethodRef(setup.company(), details.paymentMethodRef())
            .map(Card::choose)
            .orElseGet(() -> new Card(setup.company(), details, clock.instant())));
        charges.lockOpen(setup.company()).forEach(charge -> {
            charge.tryNewCard(clock.instant());
            charges.save(charge);
        });
    }

    /// Two cards that a company saves at the same moment take turns in becoming the one
    /// that is charged.
    private void oneAtATime(CompanyId company) {
        jdbc.sql("select 1 from payer where company_id = ? for update")
            .param(company.value())
            .query(Integer.class)
            .single();
    }

    void notYetSaved(String setupRef) {
        var setup = setups.lock(setupRef).orElseThrow();
        if (setup.pending()) {
            setup.stillPending(clock.instant());
            setups.save(setup);
        }
    }

    @Transactional(readOnly = true)
    List<Card> of(CompanyId company, UUID before, int most) {
        return cards.ofCompany(company, before, Limit.of(most));
    }

    /// Who pays, and with what, in the provider's references.
    record Payer(String customerRef, String paymentMethodRef) {
    }

}
