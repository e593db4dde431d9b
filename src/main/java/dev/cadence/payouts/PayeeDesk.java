package dev.cadence.payouts;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.People;
import dev.cadence.payouts.Payee.PayeeView;
import dev.cadence.payouts.PayeeAccounts.AccountOutcome;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Opens the accounts that engineers are paid to, and keeps what the provider says of them.
@Service
class PayeeDesk {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Payees payees;

    private final Payouts payouts;

    private final PayeeAccounts accounts;

    private final People people;

    private final ApplicationEventPublisher events;

    private final TransactionOperations transactions;

    private final Clock clock;

    PayeeDesk(Payees payees, Payouts payouts, PayeeAccounts accounts, People people, ApplicationEventPublisher events,
            TransactionOperations transactions, Clock clock) {
        this.payees = payees;
        this.payouts = payouts;
        this.accounts = accounts;
        this.people = people;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    PayeeView read(EngineerId engineer) {
        return payees.findByEngineer(engineer).map(Payee::view).orElse(PayeeView.NONE);
    }

    /// Opens an account unless there is one. Should the provider not answer clearly, that
    /// goes on by itself.
    /// @throws Refusal `country-not-supported`
    PayeeView open(EngineerId engineer, String country) {
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(country)) {
            throw Refusal.invalid("country", "must be a country's code of two letters by ISO 3166");
        }
        var step = transactions.execute(status -> begin(engineer, country));
        if (step != null && call(engineer, step) instanceof AccountOutcome.Refused) {
            throw Refusal.unprocessable("country-not-supported",
                    "The payment provider opens no accounts in %s.".formatted(country));
        }
        return read(engineer);
    }

    private @Nullable PayeeStep begin(EngineerId engineer, String country) {
        var now = clock.instant();
        payees.begin(engineer, country, now);
        var payee = payees.lock(engineer).orElseThrow();
        if (!payee.wantsAccount()) {
            return null;
        }
        var contact = people.contact(engineer).orElseThrow();
        var step = payee.open(country, contact.name(), contact.email(), now);
        payees.save(payee);
        return step;
    }

    /// @throws Refusal `no-payout-account`, `payments-unavailable`
    PayeeAccounts.Link link(EngineerId engineer, URI returnTo, URI refreshAt) {
        requireSafe("returnUrl", returnTo);
        requireSafe("refreshUrl", refreshAt);
        var account = payees.findByEngineer(engineer)
            .filter(payee -> payee.state() != Payee.State.CLOSED)
            .map(Payee::accountRef)
            .orElseThrow(() -> Refusal.conflict("no-payout-account", "There is no payout account, or not yet."));
        return accounts.link(account, returnTo, refreshAt);
    }

    private static void requireSafe(String field, URI url) {
        var safe = "https".equals(url.getScheme())
                || ("http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost()));
        if (!safe || url.getHost() == null || url.getUserInfo() != null) {
            throw Refusal.invalid(field, "must be an https address, or an http address of this machine");
        }
    }

    /// Takes the step that is due, unless another instance has it.
    boolean work(EngineerId engineer) {
        var step = transactions.execute(status -> take(engineer));
        if (step == null) {
            return false;
        }
        call(engineer, step);
        return true;
    }

    private @Nullable PayeeStep take(EngineerId engineer) {
        var now = clock.instant();
        return payees.claimDue(engineer, now).map(payee -> {
            var contact = people.identity(engineer).orElseThrow();
            var step = payee.take(contact.name(), contact.email(), now);
            payees.save(payee);
            return step;
        }).orElse(null);
    }

    /// Keeps an account that cannot be looked at from standing in the way of the others.
    void setAside(EngineerId engineer) {
        transactions.executeWithoutResult(status -> payees.postpone(engineer, clock.instant().plus(Waits.LEASE)));
    }

    /// Something has happened to an account elsewhere; what, the provider is asked.
    /// @return whether the account is one of ours
    boolean converge(String accountRef) {
        var payee = payees.findByAccountRef(accountRef);
        payee.ifPresent(it -> record(it.engineer(), accountRef, accounts.look(accountRef)));
        return payee.isPresent();
    }

    /// Something has happened to a payment from an account to its engineer's bank.
    /// @return whether the account is one of ours
    boolean convergeBankPayout(String accountRef, String payoutRef) {
        var payee = payees.findByAccountRef(accountRef);
        payee.ifPresent(it -> {
            var payout = accounts.readBankPayout(accountRef, payoutRef);
            transactions.executeWithoutResult(status -> {
                var current = payees.lock(it.engineer()).orElseThrow();
                if (current.bankPayout(payoutRef, payout)) {
                    events.publishEvent(new PayoutEvent.BankRefused(it.engineer(), clock.instant()));
                }
                payees.save(current);
            });
        });
        return payee.isPresent();
    }

    private AccountOutcome call(EngineerId engineer, PayeeStep step) {
        var outcome = switch (step) {
            case PayeeStep.Open open -> accounts.open(open.order());
            case PayeeStep.Find find -> accounts.find(find.order());
            case PayeeStep.Look look -> accounts.look(look.accountRef());
        };
        record(engineer, step instanceof PayeeStep.Look look ? look.accountRef() : null, outcome);
        return outcome;
    }

    /// What is said of an account that has been replaced meanwhile says nothing of the
    /// new one.
    private void record(EngineerId engineer, @Nullable String accountRef, AccountOutcome outcome) {
        transactions.executeWithoutResult(status -> {
            var payee = payees.lock(engineer).orElseThrow();
            if (payee.isAbout(accountRef)) {
                record(payee, outcome, clock.instant());
            }
        });
    }

    private void record(Payee payee, AccountOutcome outcome, Instant now) {
        var ready = payee.record(outcome, now);
        payees.save(payee);
        if (ready) {
            payouts.unblock(payee.engineer(), now);
        }
    }

}
