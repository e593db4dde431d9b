package dev.cadence.ratings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.People;
import dev.cadence.bookings.BookingHistory;
import dev.cadence.bookings.BookingId;
import dev.cadence.bookings.WorkDays;
import dev.cadence.ratings.DayRatings.DayRating;
import dev.cadence.roster.Roster;
import dev.cadence.shared.Cursor;
import dev.cadence.shared.Page;
import dev.cadence.shared.Prose;
import dev.cadence.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where both sides of a booking say what they think of each other.
@Service
@Transactional
class RatingDesk {

    /// A mean of fewer ratings tells who gave them.
    static final int FEWEST_SHOWN = 3;

    private final BookingRatings ratings;

    private final DayRatings days;

    private final Standings standings;

    private final BookingHistory history;

    private final People people;

    private final Roster roster;

    private final Clock clock;

    RatingDesk(BookingRatings ratings, DayRatings days, Standings standings, BookingHistory history, People people,
            Roster roster, Clock clock) {
        this.ratings = ratings;
        this.days = days;
        this.standings = standings;
        this.history = history;
        this.people = people;
        this.roster = roster;
        this.clock = clock;
    }

    RatingsView rateEngineer(Caller.Founder founder, BookingId booking, Opinion opinion) {
        return rate(founder, booking, opinion, BookingRating::rateEngineer);
    }

    RatingsView rateCompany(Caller.Engineer engineer, BookingId booking, Opinion opinion) {
        return rate(engineer, booking, opinion, BookingRating::rateCompany);
    }

    private RatingsView rate(Caller caller, BookingId booking, Opinion opinion,
            BiFunction<BookingRating, Verdict, BookingRating> side) {
        var worked = requireWorked(history.of(caller, booking));
        if (worked.endedAt() == null) {
            throw Refusal.conflict("booking-not-ended", "A booking is rated when it is over, and its days before.");
        }
        // Nobody writes about an engineer who is being forgotten.
        people.requireEngineer(worked.engineer());
        var now = clock.instant();
        var rating = side.apply(opened(booking, worked.engineer(), worked.endedAt()),
                opinion.by(caller.account().value(), now));
        if (rating.isComplete()) {
            reveal(rating, now);
        }
        return ratings.save(rating).asSeenBy(caller);
    }

    DayRating rateDay(Caller.Founder founder, BookingId booking, LocalDate day, int stars) {
        var worked = requireWorked(history.of(founder, booking));
        var now = clock.instant();
        if (!new WorkDays(worked.startedAt(), worked.endedAt()).include(day, now)) {
            throw Refusal.conflict("day-not-worked", "On %s nobody has worked for this booking yet.".formatted(day));
        }
        if (day.isBefore(oldestOpen(now))) {
            throw BookingRating.closed();
        }
        if (worked.endedAt() != null) {
            opened(booking, worked.engineer(), worked.endedAt()).requireOpen(now);
        }
        days.rate(booking, day, worked.engineer(), stars, now);
        return days.of(booking, day).orElseThrow();
    }

    /// A booking that is over can be rated. Told twice, it changes nothing.
    void open(BookingId booking) {
        var facts = history.of(booking);
        if (facts.startedAt() != null && facts.endedAt() != null) {
            ratings.open(booking.value(), facts.engineer(), facts.endedAt().plus(BookingRating.HIDDEN));
        }
    }

    /// Shows what is due, unless another instance is doing so.
    boolean reveal(BookingId booking) {
        var now = clock.instant();
        var due = ratings.claimDue(booking, now);
        due.ifPresent(rating -> {
            reveal(rating, now);
            ratings.save(rating);
        });
        return due.isPresent();
    }

    private void reveal(BookingRating rating, Instant now) {
        var counted = rating.reveal(days.meanOf(rating.booking()), now);
        if (counted != null) {
            standings.count(rating.engineer(), counted);
        }
    }

    @Transactional(readOnly = true)
    RatingsView find(Caller caller, BookingId booking) {
        var facts = history.of(caller, booking);
        return ratings.findById(booking)
            .map(rating -> rating.asSeenBy(caller))
            .orElseGet(() -> new RatingsView(booking.value(), null, null, openUntil(facts), null));
    }

    /// Of a booking that nobody has rated.
    private @Nullable Instant openUntil(BookingHistory.Facts facts) {
        if (facts.startedAt() == null || facts.endedAt() == null) {
            return null;
        }
        var until = facts.endedAt().plus(BookingRating.HIDDEN);
        return until.isAfter(clock.instant()) ? until : null;
    }

    /// The newest first. Engineers see those that are a week old, and all once the
    /// booking's ratings are shown.
    @Transactional(readOnly = true)
    Page<DayRating> listDays(Caller caller, BookingId booking, @Nullable String cursor, int limit) {
        history.of(caller, booking);
        var before = cursor == null ? LocalDate.of(10_000, 1, 1)
                : LocalDate.ofInstant(Cursor.parse(cursor).at(), ZoneOffset.UTC);
        var oldestOpen = oldestOpen(clock.instant());
        var hidden = before.isAfter(oldestOpen) && hidesOpenDays(caller, booking);
        return Page.of(days.before(booking, hidden ? oldestOpen : before, limit + 1), limit,
                last -> new Cursor(last.day().atStartOfDay(ZoneOffset.UTC).toInstant(), last.bookingId()).word());
    }

    /// To its engineer there is none until it is shown.
    /// @throws Refusal `booking-not-found`, `day-rating-not-found`
    @Transactional(readOnly = true)
    DayRating findDay(Caller caller, BookingId booking, LocalDate day) {
        var startedAt = history.of(caller, booking).startedAt();
        var now = clock.instant();
        return Optional.of(day)
            .filter(it -> WorkDays.mayHave(it, startedAt, now))
            .filter(it -> it.isBefore(oldestOpen(now)) || !hidesOpenDays(caller, booking))
            .flatMap(it -> days.of(booking, it))
            .orElseThrow(() -> Refusal.notFound("day-rating-not-found", "rating of " + day));
    }

    private boolean hidesOpenDays(Caller caller, BookingId booking) {
        return caller instanceof Caller.Engineer
                && ratings.findById(booking).filter(BookingRating::isRevealed).isEmpty();
    }

    /// @throws Refusal `engineer-not-found`
    @Transactional(readOnly = true)
    EngineerRatingView standing(EngineerId engineer) {
        roster.bookable(engineer);
        var standing = standings.of(List.of(engineer)).get(engineer);
        return standing == null || standing.starsCount() < FEWEST_SHOWN
                ? new EngineerRatingView(engineer.value(), null, null)
                : new EngineerRatingView(engineer.value(),
                        BigDecimal.valueOf(standing.starsSum())
                            .divide(BigDecimal.valueOf(standing.starsCount()), 2, RoundingMode.HALF_UP),
                        standing.starsCount());
    }

    /// The first of the days that can still be rated: those that were over a week ago
    /// everywhere cannot, and are shown to the engineer.
    static LocalDate oldestOpen(Instant now) {
        return WorkDays.oldestAt(now.minus(BookingRating.HIDDEN));
    }

    private BookingRating opened(BookingId booking, EngineerId engineer, Instant endedAt) {
        ratings.open(booking.value(), engineer.value(), endedAt.plus(BookingRating.HIDDEN));
        return ratings.lock(booking).orElseThrow();
    }

    private static Worked requireWorked(BookingHistory.Facts facts) {
        if (facts.startedAt() == null) {
            throw Refusal.conflict("nothing-to-rate", "Work has not begun, so there is nothing to rate.");
        }
        return new Worked(new EngineerId(facts.engineer()), facts.startedAt(), facts.endedAt());
    }

    /// A booking whose work has begun.
    private record Worked(EngineerId engineer, Instant startedAt, @Nullable Instant endedAt) {
    }

    /// What somebody says of the other side.
    record Opinion(@Schema(description = "5 is best.") @Min(1) @Max(5) int stars, @Schema(
            description = "For the other side and for admins.",
            example = "Clear tickets, quick answers.") @Nullable @Size(min = 1, max = 1_000) @Prose String comment) {

        Verdict by(UUID account, Instant now) {
            return new Verdict(stars, comment, account, now);
        }

    }

    /// What a founder says of a day.
    record DayOpinion(@Schema(description = "5 is best.") @Min(1) @Max(5) int stars) {
    }

    /// How an engineer stands with all who booked them.
    @Schema(name = "EngineerRating")
    record EngineerRatingView(UUID engineerId, @Schema(
            description = "Of the stars of all bookings that count; absent below three.") @Nullable BigDecimal mean,
            @Schema(description = "How many bookings count; absent below three.") @Nullable Integer count) {
    }

}
