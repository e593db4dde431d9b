package dev.cadence.payouts;

import java.util.UUID;

import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingEvent;
import dev.cadence.bookings.TermsBook;
import dev.cadence.ledger.Account;
import dev.cadence.ledger.Entry;
import dev.cadence.ledger.Ledger;
import dev.cadence.shared.Page;

import org.springframework.data.domain.Limit;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records what engineers earn, once for each trial and each paid week, together with its entry in the books.
@Service
class EarningDesk {

    private final Earnings earnings;

    private final Ledger ledger;

    private final TermsBook terms;

    EarningDesk(Earnings earnings, Ledger ledger, TermsBook terms) {
        this.earnings = earnings;
        this.ledger = ledger;
        this.terms = terms;
    }

    /// A trial that has started is paid whole, by the platform.
    @ApplicationModuleListener(id = "payouts.trial-earning")
    void on(BookingEvent.TrialStarted started) {
        if (earnings.exists(started.booking(), null)) {
            return;
        }
        var engineer = started.parties().engineer();
        var pay = terms.version(started.deal().terms()).trialPay(started.deal().weeklyPrice());
        var earning = earnings.save(new Earning(engineer, started.booking(), null, pay, started.at()));
        ledger.post(Entry.of(Entry.Kind.EARNING, earning.id(), started.at())
            .debit(Account.TRIAL_FUND, null, pay)
            .credit(Account.ENGINEER_PAYABLE, engineer.value(), pay)
            .done());
    }

    /// A week that was charged is divided between the engineer and the platform.
    @ApplicationModuleListener(id = "payouts.week-earning")
    void on(BookingEvent.WeekPaid paid) {
        if (earnings.exists(paid.booking(), paid.week().number())) {
            return;
        }
        var engineer = paid.parties().engineer();
        var price = paid.deal().weeklyPrice();
        var shares = terms.version(paid.deal().terms()).shares(price);
        var earning = earnings
            .save(new Earning(engineer, paid.booking(), paid.week().number(), shares.engineer(), paid.at()));
        ledger.post(Entry.of(Entry.Kind.EARNING, earning.id(), paid.at())
            .debit(Account.COMPANY, paid.parties().company().value(), price)
            .credit(Account.ENGINEER_PAYABLE, engineer.value(), shares.engineer())
            .credit(Account.PLATFORM_FEE, null, shares.fee())
            .done());
    }

    @Transactional(readOnly = true)
    Page<Earning.EarningView> of(EngineerId engineer, UUID before, int limit) {
        var found = earnings.ofEngineer(engineer, before, Limit.of(limit + 1));
        return Page.of(found, limit, earning -> earning.id().toString()).map(Earning::view);
    }

}
