package dev.cadence.billing;

import java.time.Instant;
import java.util.Objects;

import dev.cadence.accounts.CompanyId;
import dev.cadence.bookings.BookingEvent;
import dev.cadence.bookings.BookingId;
import dev.cadence.bookings.Week;
import dev.cadence.shared.Money;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/// What a charge is for, a week of a booking at a price, and what becomes of the money after it was paid.
@MappedSuperclass
abstract class WeekOwed {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ChargeId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "booking_id"))
    private BookingId booking;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "company_id"))
    private CompanyId company;

    private int week;

    private Instant weekStartsAt;

    @Embedded
    @EmbeddedColumnNaming("amount_%s")
    private Money amount;

    private int termsVersion;

    private @Nullable String chargeRef;

    private long refundedMinor;

    private @Nullable Instant disputedSince;

    @Version
    private @Nullable Long version;

    WeekOwed(BookingEvent.WeekBegan began) {
        this.id = ChargeId.next();
        this.booking = began.booking();
        this.company = began.parties().company();
        this.week = began.week().number();
        this.weekStartsAt = began.week().start();
        this.amount = began.deal().weeklyPrice();
        this.termsVersion = began.deal().terms();
    }

    @SuppressWarnings("NullAway.Init")
    protected WeekOwed() {
    }

    ChargeId id() {
        return id;
    }

    BookingId booking() {
        return booking;
    }

    CompanyId company() {
        return company;
    }

    int week() {
        return week;
    }

    Money amount() {
        return amount;
    }

    int termsVersion() {
        return termsVersion;
    }

    /// What others are told of it.
    BillingEvent.WeekCharge weekCharge() {
        return new BillingEvent.WeekCharge(id.value(), booking, company, new Week(week, weekStartsAt), amount);
    }

    void paidBy(String ref) {
        chargeRef = ref;
    }

    boolean isPaidBy(String ref) {
        return ref.equals(chargeRef);
    }

    String requireChargeRef() {
        if (chargeRef == null) {
            throw new IllegalStateException("Charge %s is not paid".formatted(id.value()));
        }
        return chargeRef;
    }

    void dispute(Instant now) {
        disputedSince = disputedSince == null ? now : disputedSince;
    }

    void endDispute() {
        disputedSince = null;
    }

    boolean disputed() {
        return disputedSince != null;
    }

    /// Notes how much of it was refunded or is about to be; more than was paid can never
    /// be.
    void refunded(long minor) {
        refundedMinor = Math.min(minor, amount.minor());
    }

    /// What could still be refunded.
    Money left() {
        return new Money(amount.minor() - refundedMinor, amount.currency());
    }

    /// Whether anything has happened to it since it was read.
    boolean isSameAs(WeekOwed read) {
        return Objects.equals(version, read.version);
    }

}
