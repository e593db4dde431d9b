package dev.cadence.bookings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.roster.Availability;
import dev.cadence.roster.BlockedPeriod;
import dev.cadence.roster.Bookable;
import dev.cadence.vetting.WorkingHours;
import dev.cadence.vetting.Tier;
import dev.cadence.shared.Money;

/// Bookings in any stage, reached as in life.
public final class BookingFixtures {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    static final Duration TRIAL = Duration.ofHours(48);

    static final Duration WEEK = Duration.ofHours(168);

    static final Duration TICK = Duration.ofNanos(1_000);

    public static final Terms TERMS = new Terms(1, Instant.EPOCH,
            Map.of(Tier.JUNIOR, Money.usd(500_00), Tier.MID, Money.usd(1_000_00), Tier.SENIOR, Money.usd(1_500_00),
                    Tier.LEAD, Money.usd(2_000_00)),
            Duration.ofHours(12), TRIAL, 2_000,
            List.of(Duration.ofHours(6), Duration.ofHours(24), Duration.ofHours(48)), Duration.ofHours(72),
            Duration.ofHours(24), Duration.ofHours(72), Money.usd(2_000_00), 10, Duration.ofDays(30),
            Duration.ofHours(24), 5_000);

    private BookingFixtures() {
    }

    static Engagement anEngagement(boolean trial) {
        return anEngagement(trial, Instant.EPOCH);
    }

    static Engagement anEngagement(boolean trial, Instant availableFrom) {
        return anEngagement(trial, 40, availableFrom);
    }

    static Engagement anEngagement(boolean trial, int capacity, Instant availableFrom, BlockedPeriod... blocked) {
        var hours = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0));
        var availability = new Availability(ZoneId.of("UTC"), hours, capacity, availableFrom, List.of(blocked));
        var engineer = new Bookable(EngineerId.next(), "Engineer", Tier.SENIOR, availability);
        return new Engagement(CompanyId.next(), engineer, "fingerprint", trial);
    }

    static Booking aRequestAt(Instant requested) {
        return new Booking(anEngagement(true), TERMS, null, requested);
    }

    static Booking aRequestForAStartAt(Instant start) {
        return new Booking(anEngagement(true), TERMS, start, NOON);
    }

    static Booking aTrialStartedAt(Instant start) {
        return aRequestAt(start).accept(start);
    }

    /// Another booking of an engineer whom the company has tried before.
    static Booking aBookingWithoutTrialStartedAt(Instant start) {
        return new Booking(anEngagement(false), TERMS, null, start).accept(start);
    }

    /// The trial has lapsed and week 0 waits for its payment.
    static Booking aBookingInItsFirstWeekAt(Instant weekStart) {
        return aTrialStartedAt(weekStart.minus(TRIAL)).fallDue(weekStart);
    }

    static Booking anActiveBookingInWeek(int number, Instant weekStart) {
        var firstWeek = weekStart.minus(WEEK.multipliedBy(number));
        var booking = aBookingInItsFirstWeekAt(firstWeek).weekPaid(0, firstWeek);
        for (var week = 1; week <= number; week++) {
            var start = firstWeek.plus(WEEK.multipliedBy(week));
            booking = booking.fallDue(start).weekPaid(week, start);
        }
        return booking;
    }

    static Booking aPastDueBookingSince(Instant declined) {
        return aBookingInItsFirstWeekAt(declined).paymentFailed(0, declined);
    }

}
