package dev.cadence.payouts;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.billing.BillingEvent;
import dev.cadence.bookings.BookingId;
import dev.cadence.payouts.Transfers.ReversalOrder;
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

/// What one refund takes from the engineer of a week, once. What was not sent yet is just not sent; what was, is taken
/// back from the engineer's account; and what cannot be is owed, and kept from later payouts.
@Entity
class RefundShare {

    @Id
    private UUID refundId;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engineer_id"))
    private @Nullable EngineerId engineer;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "booking_id"))
    private BookingId booking;

    private int week;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "company_id"))
    private CompanyId company;

    @Embedded
    @EmbeddedColumnNaming("amount_%s")
    private Money amount;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private @Nullable UUID payoutId;

    private long shareMinor;

    private long reversalMinor;

    private long owedMinor;

    private @Nullable String reversalRef;

    private int generation;

    private int troubles;

    private Instant refundedAt;

    private @Nullable Instant settledAt;

    private @Nullable Instant dueAt;

    @Version
    private @Nullable Long version;

    RefundShare(BillingEvent.Refunded refunded, Instant now) {
        this.refundId = refunded.refund();
        this.booking = refunded.charge().booking();
        this.week = refunded.charge().week().number();
        this.company = refunded.charge().company();
        this.amount = refunded.amount();
        this.stage = Stage.WAITING;
        this.refundedAt = refunded.at();
        this.dueAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected RefundShare() {
    }

    /// The earning is not there yet, or its transfer is in doubt.
    void waitLonger(@Nullable UUID payout, Instant now) {
        payoutId = payout;
        dueAt = now.plus(Waits.beforeLook(troubles++));
    }

    /// The engineer's share of the refund was not sent yet, and is not going to be.
    void bear(Payout payout, long share, Instant now) {
        belongTo(payout, share);
        settle(Stage.BORNE, now);
    }

    /// The engineer's share of the refund was paid already.
    ///
    /// @param reversible how much of it can be taken back from the transfer
    void claim(Payout payout, long share, long reversible, Instant now) {
        belongTo(payout, share);
        reversalMinor = Math.min(share, reversible);
        owedMinor = share - reversalMinor;
        if (reversalMinor > 0) {
            stage = Stage.REVERSING;
            dueAt = now;
        }
        else {
            settle(share > 0 ? Stage.OWED : Stage.BORNE, now);
        }
    }

    private void belongTo(Payout payout, long share) {
        engineer = payout.engineer();
        payoutId = payout.id();
        shareMinor = share;
        troubles = 0;
    }

    ReversalOrder order(String transferRef) {
        return new ReversalOrder(refundId, requirePayout(), transferRef, reversal(), generation);
    }

    /// Begins to take back, or to look what became of it. From now until the lease ends
    /// it is this caller's.
    /// @return whether it is in doubt whether the money was taken back before
    boolean take(Instant now) {
        var inDoubt = underWay();
        if (!inDoubt) {
            stage = Stage.SENDING;
        }
        dueAt = now.plus(Waits.LEASE);
        return inDoubt;
    }

    void reversed(String reversal, Instant now) {
        reversalRef = reversal;
        settle(Stage.REVERSED, now);
    }

    void refused(Instant now) {
        owedMinor = Math.addExact(owedMinor, reversalMinor);
        reversalMinor = 0;
        settle(Stage.OWED, now);
    }

    void notReversed(Instant now) {
        stage = Stage.REVERSING;
        generation++;
        dueAt = now;
    }

    void inDoubt(Instant now) {
        stage = Stage.UNKNOWN;
        dueAt = now.plus(Waits.beforeLook(troubles++));
    }

    private void settle(Stage last, Instant now) {
        stage = last;
        settledAt = now;
        dueAt = null;
    }

    boolean waiting() {
        return stage == Stage.WAITING;
    }

    boolean underWay() {
        return stage == Stage.SENDING || stage == Stage.UNKNOWN;
    }

    UUID refund() {
        return refundId;
    }

    BookingId booking() {
        return booking;
    }

    int week() {
        return week;
    }

    CompanyId company() {
        return company;
    }

    Money amount() {
        return amount;
    }

    Instant refundedAt() {
        return refundedAt;
    }

    Money reversal() {
        return new Money(reversalMinor, amount.currency());
    }

    UUID requirePayout() {
        if (payoutId == null) {
            throw new IllegalStateException("Refund %s waits for its earning".formatted(refundId));
        }
        return payoutId;
    }

    /// Where it stands.
    enum Stage {

        /// Waits for the earning, or until it is known whether that was sent.
        WAITING,
        /// Done, without taking anything back.
        BORNE,
        /// Is to be taken back.
        REVERSING,
        /// Is being taken back at this moment.
        SENDING,
        /// Was being taken back, and no clear answer came.
        UNKNOWN,
        /// Taken back.
        REVERSED,
        /// Could not be taken back, and is kept from later payouts.
        OWED

    }

}
