package dev.cadence.payouts;

import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.PersonalData;

import org.springframework.stereotype.Component;

/// Engineers' accounts at the payment provider. Nobody goes while they are owed something, so an account of somebody who
/// has gone is never paid to again; the reference stays, because past transfers are known by it.
@Component
class PayeeRecords implements PersonalData {

    private final Payees payees;

    PayeeRecords(Payees payees) {
        this.payees = payees;
    }

    @Override
    public String section() {
        return "payoutAccount";
    }

    @Override
    public Class<? extends Record> form() {
        return Payee.PayeeView.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return person instanceof Caller.Engineer engineer
                ? payees.findByEngineer(engineer.engineer()).stream().map(Payee::view) : Stream.empty();
    }

    @Override
    public void erase(Caller person) {
        if (person instanceof Caller.Engineer engineer) {
            payees.lock(engineer.engineer()).ifPresent(payee -> {
                payee.forget();
                payees.save(payee);
            });
        }
    }

}
