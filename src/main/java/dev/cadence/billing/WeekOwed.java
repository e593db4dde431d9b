package dev.cadence.billing;

import java.time.Instant;

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
import org.hibernate.annotations.EmbeddedColumnNaming;

/// What a charge is for, which never changes: a week of a booking, and what it costs.
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

}
