package dev.cadence.payouts;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingEvent;
import dev.cadence.bookings.Terms;
import dev.cadence.bookings.TermsBook;
import dev.cadence.ledger.Account;
import dev.cadence.ledger.Entry;
import dev.cadence.ledger.Ledger;
import dev.cadence.payouts.Payout.PayoutTerms;
import dev.cadence.shared.Page;

import org.springframework.data.domain.Limit;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records what engineers earn, once for each trial and each paid week, together with its entry in the books.
@Service
class EarningDesk {

    private final Earnings earnings;

    private final Payouts payouts;

    private final Ledger ledger;

    private final TermsBook terms;

    private final Clock clock;

    EarningDesk(Earnings earnings, Payouts payouts, Ledger ledger, TermsBook terms, Clock clock) {
        this.earnings = earnings;
        this.payouts = payouts;
        this.ledger = ledger;
        this.terms = terms;
        this.clock = clock;
    }

    /// A trial that has started is paid whole, by the platform.
    @ApplicationModuleListener(id = "payouts.trial-earning")
    void on(BookingEvent.TrialStarted started) {
        if (earnings.exists(started.booking(), null)) {
            return;
        }
        var engineer = started.parties().engineer();
        var deal = terms.version(started.deal().terms());
        var pay = deal.trialPay(started.deal().weeklyPrice());
        var earning = earnings.save(new Earning(engineer, started.booking(), null, pay, started.at()));
        payouts.save(new Payout(earning, payable(started.deal(), deal, started.trialEndsAt())));
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
        var deal = terms.version(paid.deal().terms());
        var shares = deal.shares(price);
        var earning = earnings
            .save(new Earning(engineer, paid.booking(), paid.week().number(), shares.engineer(), paid.at()));
        payouts.save(new Payout(earning, payable(paid.deal(), deal, paid.week().end())));
        ledger.post(Entry.of(Entry.Kind.EARNING, earning.id(), paid.at())
            .debit(Account.COMPANY, paid.parties().company().value(), price)
            .credit(Account.ENGINEER_PAYABLE, engineer.value(), shares.engineer())
            .credit(Account.PLATFORM_FEE, null, shares.fee())
            .done());
    }

    private static PayoutTerms payable(BookingEvent.Deal agreed, Terms deal, Instant workEndsAt) {
        return new PayoutTerms(agreed.weeklyPrice(), agreed.terms(), workEndsAt,
                workEndsAt.plus(deal.holdBeforePayout()));
    }

    @Transactional(readOnly = true)
    Page<Earning.EarningView> of(EngineerId engineer, UUID before, int limit) {
        var found = earnings.ofEngineer(engineer, before, Limit.of(limit + 1));
        return Page.of(found, limit, paid -> paid.getEarning().id().toString()).map(paid -> paid.view(clock.instant()));
    }

}
