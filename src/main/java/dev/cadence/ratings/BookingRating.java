package dev.cadence.ratings;

import java.time.Duration;
import java.time.Instant;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingId;
import dev.cadence.shared.Refusal;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;

/// What the two sides of a booking that is over think of each other. Neither learns what the other said before both have
/// spoken or the time for it is up, and from then on nobody can say anything more: so nobody answers a rating with a
/// rating.
@Entity
class BookingRating extends AbstractAggregateRoot<BookingRating> {

    /// How long after a booking's end it can be rated, and after which what was said is
    /// shown. A week, as the product's description has it.
    static final Duration HIDDEN = Duration.ofDays(7);

    private @EmbeddedId @AttributeOverride(name = "value", column = @Column(name = "booking_id")) BookingId booking;

    private @Embedded @AttributeOverride(name = "value", column = @Column(name = "engineer_id")) EngineerId engineer;

    private @Embedded @EmbeddedColumnNaming("by_company_%s") @Nullable Verdict byCompany;

    private @Embedded @EmbeddedColumnNaming("by_engineer_%s") @Nullable Verdict byEngineer;

    private @Nullable Instant dueAt;

    private @Nullable Instant revealedAt;

    private @Nullable Integer countedStars;

    private @Version @Nullable Long version;

    /// Opened by {@link BookingRatings#open}.
    @SuppressWarnings("NullAway.Init")
    protected BookingRating() {
    }

    /// @throws Refusal `rating-closed`
    BookingRating rateEngineer(Verdict verdict) {
        if (!verdict.repeats(byCompany)) {
            requireOpen(verdict.givenAt());
            byCompany = verdict;
        }
        return this;
    }

    /// @throws Refusal `rating-closed`
    BookingRating rateCompany(Verdict verdict) {
        if (!verdict.repeats(byEngineer)) {
            requireOpen(verdict.givenAt());
            byEngineer = verdict;
        }
        return this;
    }

    /// @throws Refusal `rating-closed`
    void requireOpen(Instant now) {
        if (dueAt == null || !now.isBefore(dueAt)) {
            throw closed();
        }
    }

    static Refusal closed() {
        return Refusal.conflict("rating-closed", "What was rated is shown by now, and changes no more.");
    }

    /// Whether both have spoken, which ends the waiting.
    boolean isComplete() {
        return revealedAt == null && byCompany != null && byEngineer != null;
    }

    /// Shows each side what the other said.
    /// @param byDays what the company thought of the days that it rated; null when it
    /// rated none
    /// @return what counts for the engineer, once: the company's word on the booking, or
    /// if it gave none that on its days; null when there is neither
    @Nullable Integer reveal(@Nullable Integer byDays, Instant now) {
        if (dueAt == null) {
            throw new IllegalStateException("Booking %s was revealed before".formatted(booking.value()));
        }
        revealedAt = now.isBefore(dueAt) ? now : dueAt;
        dueAt = null;
        countedStars = byCompany == null ? byDays : Integer.valueOf(byCompany.stars());
        if (countedStars != null || byEngineer != null) {
            registerEvent(new RatingEvent.Revealed(booking, engineer, countedStars,
                    byEngineer == null ? null : byEngineer.stars(), revealedAt));
        }
        return countedStars;
    }

    BookingId booking() {
        return booking;
    }

    EngineerId engineer() {
        return engineer;
    }

    boolean isRevealed() {
        return revealedAt != null;
    }

    /// What the caller may see by now: all, or what they said themselves.
    RatingsView asSeenBy(Caller caller) {
        var seesCompanys = isRevealed() || caller instanceof Caller.Founder || caller instanceof Caller.Admin;
        var seesEngineers = isRevealed() || caller instanceof Caller.Engineer || caller instanceof Caller.Admin;
        return new RatingsView(booking.value(), seesCompanys ? RatingView.of(byCompany) : null,
                seesEngineers ? RatingView.of(byEngineer) : null, dueAt, revealedAt);
    }

    /// What a person is told of it: never what is still hidden from them.
    RatingRecords.RatingRecord asToldTo(Caller person) {
        var seen = asSeenBy(person);
        return person instanceof Caller.Engineer
                ? new RatingRecords.RatingRecord(booking.value(), seen.ofCompany(), seen.ofEngineer())
                : new RatingRecords.RatingRecord(booking.value(), seen.ofEngineer(), null);
    }

}
