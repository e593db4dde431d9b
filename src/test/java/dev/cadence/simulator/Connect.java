package dev.cadence.simulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// The connected accounts, what was sent to them, and what the platform has left.
final class Connect {

    private static final Duration UNTIL_AVAILABLE = Duration.ofDays(2);

    private final Account platform;

    private final Table<ConnectedAccount> accounts = new Table<>("account");

    private final Table<Transfer> transfers = new Table<>("transfer");

    private final Table<TransferReversal> reversals = new Table<>("transfer reversal");

    private final Table<BankPayout> bankPayouts = new Table<>("payout");

    private long toppedUp;

    Connect(Account platform) {
        this.platform = platform;
    }

    Table<ConnectedAccount> accounts() {
        return this.accounts;
    }

    Table<Transfer> transfers() {
        return this.transfers;
    }

    Table<TransferReversal> reversals() {
        return this.reversals;
    }

    Table<BankPayout> bankPayouts() {
        return this.bankPayouts;
    }

    Stream<Table<? extends Resource>> tables() {
        return Stream.of(this.accounts, this.transfers, this.reversals, this.bankPayouts);
    }

    void topUp(long amount) {
        this.toppedUp += amount;
    }

    void clear() {
        this.toppedUp = 0;
    }

    ConnectedAccount requireOurs(String id) {
        return this.accounts.find(id)
            .filter((account) -> !account.deauthorized())
            .orElseThrow(() -> StripeRefusal.notFound("account", id));
    }

    /// What the platform could send without naming a charge: its charges less their fees
    /// and less what was sent on, once
    /// they are two days old.
    long available() {
        long charged = this.platform.balanceTransactions()
            .all()
            .stream()
            .filter((transaction) -> !this.platform.now().isBefore(transaction.created().plus(UNTIL_AVAILABLE)))
            .mapToLong((transaction) -> transaction.amount() - transaction.fee())
            .sum();
        long sent = this.transfers.all().stream().mapToLong(Transfer::left).sum();
        return this.toppedUp + charged - sent;
    }

    /// What may still be sent of a charge.
    long leftOf(Charge charge) {
        return charge.amount() - this.transfers.all()
            .stream()
            .filter((transfer) -> charge.id().equals(transfer.source()))
            .mapToLong(Transfer::left)
            .sum();
    }

    /// The account's holder told Stripe more, or Stripe thought again.
    void becomes(String id, String capability) {
        this.accounts.inPath(id).become(capability);
        tellThin("v2.core.account[configuration.recipient].capability_status_updated", id);
    }

    void close(String id) {
        this.accounts.inPath(id).close();
        tellThin("v2.core.account.closed", id);
    }

    void deauthorize(String id) {
        ConnectedAccount account = this.accounts.inPath(id);
        account.deauthorize();
        Json application = Json.object().put("id", "ca_cadence").put("object", "application").put("name", "Cadence");
        this.platform.tell(Event.ofAccount("account.application.deauthorized", application, id, this.platform.now()));
    }

    /// The account sends all it has to its bank, which takes it or not.
    String payOut(String id, @Nullable String failureCode) {
        ConnectedAccount account = this.accounts.inPath(id);
        long amount = account.balance();
        BankPayout payout = this.bankPayouts
            .add(new BankPayout(Ids.next("po"), amount, "usd", failureCode, this.platform.now()));
        if (failureCode == null) {
            account.add(-amount);
        }
        String type = (failureCode == null) ? "payout.paid" : "payout.failed";
        this.platform.tell(Event.ofAccount(type, payout.json(), id, this.platform.now()));
        return payout.id();
    }

    List<SentTransfer> sent() {
        return this.transfers.all().stream().map(Transfer::sent).toList();
    }

    private void tellThin(String type, String id) {
        this.platform.tell(Event.thin(type, id, this.platform.now()));
    }

}
