package dev.cadence.payouts;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingId;
import dev.cadence.payouts.Transfers.TransferOrder;
import dev.cadence.shared.Ids;
import dev.cadence.shared.Money;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/// How one earning is paid: held until its week is safely over, then transferred, exactly once. A transfer is sent in two
/// transactions with the call between them, like a charge; one in doubt is looked for before another is tried.
@Entity
class Payout {

    @Id
    private UUID id;

    private UUID earningId;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engineer_id"))
    private EngineerId engineer;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "booking_id"))
    private BookingId booking;

    private @Nullable Integer week;

    private long priceMinor;

    private int termsVersion;

    @Embedded
    @EmbeddedColumnNaming("amount_%s")
    private Money amount;

    private long reducedMinor;

    private long nettedMinor;

    private long sentMinor;

    private long reversedMinor;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private Instant workEndsAt;

    private Instant heldUntil;

    private boolean frozen;

    private boolean fromBalance;

    /// Why it was last blocked, also while it is tried again.
    private @Nullable String blockedCode;

    private @Nullable String destinationRef;

    private @Nullable String transferRef;

    private int generation;

    private int troubles;

    private @Nullable Instant paidAt;

    private @Nullable Instant dueAt;

    @Version
    private @Nullable Long version;

    Payout(Earning earning, PayoutTerms terms) {
        this.id = Ids.next();
        this.earningId = earning.id();
        this.engineer = earning.engineer();
        this.booking = earning.booking();
        this.week = earning.week();
        this.amount = earning.amount();
        this.priceMinor = terms.price().minor();
        this.termsVersion = terms.version();
        this.stage = Stage.HELD;
        this.workEndsAt = terms.workEndsAt();
        this.heldUntil = terms.heldUntil();
        this.fromBalance = earning.week() == null;
        this.dueAt = heldUntil;
    }

    @SuppressWarnings("NullAway.Init")
    protected Payout() {
    }

    /// What is left to be paid.
    Money payable() {
        return new Money(Math.subtractExact(amount.minor(), reducedMinor), amount.currency());
    }

    /// Begins to send all that is left, save for what is kept for a debt. From now until
    /// the lease ends this is the
    /// caller's.
    void send(String destination, Money netted, Instant now) {
        stage = Stage.SENDING;
        destinationRef = destination;
        nettedMinor = netted.minor();
        sentMinor = payable().minor() - nettedMinor;
        dueAt = now.plus(Waits.LEASE);
    }

    TransferOrder order(@Nullable String source, String group) {
        if (destinationRef == null) {
            throw new IllegalStateException("Payout %s is not being sent".formatted(id));
        }
        return new TransferOrder(id, new Money(sentMinor, amount.currency()), destinationRef, source, group,
                generation);
    }

    /// Renews the lease, to look what became of the transfer.
    void lookedFor(Instant now) {
        dueAt = now.plus(Waits.LEASE);
    }

    void sent(String transfer, Money exactly, Instant now) {
        if (exactly.minor() != sentMinor) {
            throw new IllegalStateException(
                    "Payout %s of %d was transferred as %d".formatted(id, sentMinor, exactly.minor()));
        }
        transferRef = transfer;
        paid(Stage.TRANSFERRED, now);
    }

    /// Nothing is transferred: refunds have taken it all, or a debt has.
    void settle(Money netted, Instant now) {
        nettedMinor = netted.minor();
        paid(Stage.SETTLED, now);
    }

    private void paid(Stage last, Instant now) {
        stage = last;
        paidAt = now;
        blockedCode = null;
        dueAt = null;
    }

    void inDoubt(Instant now) {
        stage = Stage.UNKNOWN;
        dueAt = now.plus(Waits.beforeLook(troubles++));
    }

    /// It is known that nothing was sent; it is tried again at the given instant.
    void notSent(Instant next) {
        unsend(Stage.READY);
        dueAt = next;
    }

    /// As {@link #notSent}, from the platform's own balance instead of the week's charge.
    void sendFromBalance(Instant next) {
        fromBalance = true;
        notSent(next);
    }

    void waitForMoney(Instant now) {
        notSent(now.plus(Waits.beforeRetry(troubles++)));
    }

    /// The account cannot be paid to. It waits until the account is in order, and if that
    /// says it is, tries again now and then.
    void refused(String code, Instant now) {
        unsend(Stage.BLOCKED_ACCOUNT);
        blockedCode = code;
        dueAt = now.plus(Waits.beforeRetry(troubles++));
    }

    private void unsend(Stage back) {
        stage = back;
        sentMinor = 0;
        nettedMinor = 0;
        generation++;
    }

    /// Whether this is why the last transfer was refused too.
    boolean refusedFor(String code) {
        return code.equals(blockedCode);
    }

    /// There is no account that could be paid to.
    void block(String code) {
        stage = Stage.BLOCKED_ACCOUNT;
        blockedCode = code;
        dueAt = null;
    }

    /// Waits for the end of a dispute, or goes on after it.
    /// @return whether that is news
    boolean freeze(boolean disputed, Instant now) {
        if (!unsent() || frozen == disputed) {
            return false;
        }
        frozen = disputed;
        dueAt = disputed ? null : now.isBefore(heldUntil) ? heldUntil : now;
        return true;
    }

    /// A refund takes away what has not been sent yet.
    void reduce(long minor, Instant now) {
        reducedMinor = Math.addExact(reducedMinor, minor);
        if (payable().minor() == 0 && !frozen && stage != Stage.HELD) {
            dueAt = now;
        }
    }

    void reversed(long minor) {
        reversedMinor = Math.addExact(reversedMinor, minor);
        stage = reversedMinor == sentMinor ? Stage.REVERSED : Stage.PARTIALLY_REVERSED;
    }

    boolean underWay() {
        return stage == Stage.SENDING || stage == Stage.UNKNOWN;
    }

    boolean unsent() {
        return stage == Stage.HELD || stage == Stage.READY || stage == Stage.BLOCKED_ACCOUNT;
    }

    boolean blocked() {
        return stage == Stage.BLOCKED_ACCOUNT;
    }

    boolean frozen() {
        return frozen;
    }

    Instant workEndsAt() {
        return workEndsAt;
    }

    Instant heldUntil() {
        return heldUntil;
    }

    boolean fromBalance() {
        return fromBalance;
    }

    /// What could still be taken back of the transfer.
    long reversibleMinor() {
        return sentMinor - reversedMinor;
    }

    String requireTransfer() {
        if (transferRef == null) {
            throw new IllegalStateException("Payout %s was not transferred".formatted(id));
        }
        return transferRef;
    }

    UUID id() {
        return id;
    }

    EngineerId engineer() {
        return engineer;
    }

    BookingId booking() {
        return booking;
    }

    @Nullable Integer week() {
        return week;
    }

    Money price() {
        return new Money(priceMinor, amount.currency());
    }

    int termsVersion() {
        return termsVersion;
    }

    Money sent() {
        return new Money(sentMinor, amount.currency());
    }

    Money netted() {
        return new Money(nettedMinor, amount.currency());
    }

    Earning.State stateAt(Instant now) {
        return switch (stage) {
            case HELD -> now.isBefore(workEndsAt) ? Earning.State.ACCRUED : Earning.State.HELD;
            case READY, BLOCKED_ACCOUNT, SENDING, UNKNOWN -> Earning.State.PAYABLE;
            case TRANSFERRED, PARTIALLY_REVERSED, REVERSED, SETTLED -> Earning.State.PAID;
        };
    }

    Earning.PaymentView payment(Instant now) {
        var currency = amount.currency();
        return new Earning.PaymentView(stateAt(now), frozen, heldUntil, new Money(reducedMinor, currency),
                new Money(transferRef == null ? 0 : nettedMinor, currency),
                new Money(transferRef == null ? 0 : sentMinor, currency), new Money(reversedMinor, currency), paidAt);
    }

    PayoutView view() {
        return new PayoutView(id, engineer.value(), booking.value(), week, stage, payable(), frozen,
                blocked() ? blockedCode : null, heldUntil, transferRef, dueAt, paidAt);
    }

    /// Where a payout stands.
    enum Stage {

        /// Waits until the work is over and the hold has passed.
        HELD,
        /// May be sent.
        READY,
        /// Waits for an account that can be paid to.
        BLOCKED_ACCOUNT,
        /// Is being sent at this moment.
        SENDING,
        /// Was being sent, and no clear answer came.
        UNKNOWN,
        /// Sent.
        TRANSFERRED,
        /// Sent, and partly taken back.
        PARTIALLY_REVERSED,
        /// Sent, and taken back.
        REVERSED,
        /// Nothing was left to be sent.
        SETTLED

    }

    /// When an earning may be paid, and what it is a part of.
    ///
    /// @param price what the company pays for the week
    record PayoutTerms(Money price, int version, Instant workEndsAt, Instant heldUntil) {
    }

}
