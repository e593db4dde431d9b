package dev.cadence.payouts;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingId;
import dev.cadence.shared.Ids;
import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/// What an engineer is owed for a trial or for a week of a booking.
@Entity
class Earning {

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engineer_id"))
    private EngineerId engineer;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "booking_id"))
    private BookingId booking;

    private @Nullable Integer week;

    @Embedded
    @EmbeddedColumnNaming("amount_%s")
    private Money amount;

    private Instant earnedAt;

    /// @param week the week's number; null for the trial
    Earning(EngineerId engineer, BookingId booking, @Nullable Integer week, Money amount, Instant at) {
        this.id = Ids.next();
        this.engineer = engineer;
        this.booking = booking;
        this.week = week;
        this.amount = amount;
        this.earnedAt = at;
    }

    @SuppressWarnings("NullAway.Init")
    protected Earning() {
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

    Money amount() {
        return amount;
    }

    EarningView view(Payout payout, Instant now) {
        return new EarningView(id, booking.value(), week == null ? Kind.TRIAL : Kind.WEEK, week, amount, earnedAt,
                payout.payment(now));
    }

    enum Kind {

        TRIAL, WEEK

    }

    /// How far an earning is on its way to its engineer.
    enum State {

        /// The trial or the week is not over.
        ACCRUED,
        /// The work is done, and the hold has not passed.
        HELD,
        /// Is being paid, or waits for the engineer's account.
        PAYABLE,
        /// Paid, or settled without anything left to be paid.
        PAID

    }

    /// An earning as its engineer sees it.
    @Schema(name = "Earning")
    record EarningView(UUID id, UUID bookingId, Kind kind,
            @Schema(description = "The week's number, from 0; absent for a trial.") @Nullable Integer week,
            Money amount, @Schema(description = "When the trial started or the week was paid.") Instant earnedAt,
            PaymentView payment) {
    }

    /// How an earning is paid.
    @Schema(name = "EarningPayment")
    record PaymentView(State state, @Schema(description = "Whether it waits for the end of a dispute.") boolean frozen,
            Instant heldUntil, @Schema(description = "What refunds took away before it was paid.") Money reducedBy,
            @Schema(description = "What was kept for what the engineer owed.") Money netted,
            @Schema(description = "What was sent to the engineer's account.") Money paid,
            @Schema(description = "What refunds took back from the engineer's account.") Money reversed,
            @Nullable Instant paidAt) {
    }

}
