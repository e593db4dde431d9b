package dev.cadence.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Everything that one Stripe account holds.
///
/// All changes happen under one lock, which is stricter than Stripe's lock per object and gives the same promises:
/// two confirmations of one payment intent never overlap, and a cancellation either comes before or after one.
/// Events leave only when the lock is released, so whoever hears of a change can also see it.
final class Account {

    private final Clock clock;

    private final Consumer<Event> listener;

    private final ReentrantLock lock = new ReentrantLock();

    private final List<Event> unsent = new ArrayList<>();

    private Event.Origin origin = Event.Origin.STRIPE;

    private final Table<Customer> customers = new Table<>("customer");

    private final Table<PaymentMethod> paymentMethods = new Table<>("PaymentMethod");

    private final Table<SetupIntent> setupIntents = new Table<>("setupintent");

    private final Table<PaymentIntent> paymentIntents = new Table<>("payment_intent");

    private final Table<Charge> charges = new Table<>("charge");

    private final Table<BalanceTransaction> balanceTransactions = new Table<>("balance_transaction");

    private final Table<Refund> refunds = new Table<>("refund");

    private final Table<Dispute> disputes = new Table<>("dispute");

    private final Table<Event> events = new Table<>("event");

    private final Connect connect = new Connect(this);

    Account(Clock clock, Consumer<Event> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /// Looks or acts with everybody else kept out; what happened is told afterwards, also
    /// when it ended in a refusal.
    <T> T within(Event.Origin cause, Supplier<T> work) {
        List<Event> happened;
        T result;
        this.lock.lock();
        try {
            this.origin = cause;
            result = work.get();
        }
        finally {
            happened = List.copyOf(this.unsent);
            this.unsent.clear();
            this.lock.unlock();
            happened.forEach(this.listener);
        }
        return result;
    }

    <T> T within(Supplier<T> work) {
        return within(Event.Origin.STRIPE, work);
    }

    void happened(String type, Resource resource) {
        this.unsent.add(this.events.add(new Event(type, resource.json(), this.origin, now())));
    }

    /// Something that happened to a connected account, which the platform's own events do
    /// not list.
    void tell(Event event) {
        this.unsent.add(event);
    }

    Instant now() {
        return this.clock.instant();
    }

    Clock clock() {
        return this.clock;
    }

    Table<Customer> customers() {
        return this.customers;
    }

    Table<PaymentMethod> paymentMethods() {
        return this.paymentMethods;
    }

    Table<SetupIntent> setupIntents() {
        return this.setupIntents;
    }

    Table<PaymentIntent> paymentIntents() {
        return this.paymentIntents;
    }

    Table<Charge> charges() {
        return this.charges;
    }

    Table<BalanceTransaction> balanceTransactions() {
        return this.balanceTransactions;
    }

    Table<Refund> refunds() {
        return this.refunds;
    }

    Table<Dispute> disputes() {
        return this.disputes;
    }

    Table<Event> events() {
        return this.events;
    }

    Connect connect() {
        return this.connect;
    }

    Stream<Table<? extends Resource>> tables() {
        Stream<Table<? extends Resource>> own = Stream.of(this.customers, this.paymentMethods, this.setupIntents,
                this.paymentIntents, this.charges, this.balanceTransactions, this.refunds, this.disputes, this.events);
        return Stream.concat(own, this.connect.tables());
    }

    void clear() {
        within(() -> {
            tables().forEach(Table::clear);
            this.connect.clear();
            return this;
        });
    }

}
