package dev.cadence.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import dev.cadence.vetting.WorkingHours;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AvailabilityTests {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    static final Availability ALWAYS = with(40, Instant.EPOCH);

    private static final Duration TICK = Duration.ofNanos(1_000);

    private static final BlockedPeriod A_WEEK = new BlockedPeriod(NOON, NOON.plus(Duration.ofDays(7)));

    @Test
    void aBookingMayStartFromTheFirstStartOn() {
        var availability = with(40, NOON);

        assertThat(availability.allowsStartAt(NOON)).isTrue();
        assertThat(availability.allowsStartAt(NOON.minus(TICK))).isFalse();
    }

    @Test
    void noBookingStartsInABlockedPeriod() {
        var availability = with(40, Instant.EPOCH, A_WEEK);

        assertThat(availability.allowsStartAt(NOON.minus(TICK))).isTrue();
        assertThat(availability.allowsStartAt(NOON)).isFalse();
        assertThat(availability.allowsStartAt(A_WEEK.until().minus(TICK))).isFalse();
        assertThat(availability.allowsStartAt(A_WEEK.until())).isTrue();
    }

    @Test
    void whoOffersNoHoursTakesNoBookings() {
        assertThat(with(0, Instant.EPOCH).allowsStartAt(NOON)).isFalse();
        assertThat(with(1, Instant.EPOCH).allowsStartAt(NOON)).isTrue();
    }

    @Test
    void aWeekHas168Hours() {
        assertThat(with(168, NOON).capacityHours()).isEqualTo(168);
        assertThatIllegalArgumentException().isThrownBy(() -> with(169, NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> with(-1, NOON));
    }

    @Test
    void blockedPeriodsMayTouchButNotOverlap() {
        var next = new BlockedPeriod(A_WEEK.until(), A_WEEK.until().plusSeconds(1));
        var tooEarly = new BlockedPeriod(A_WEEK.until().minus(TICK), A_WEEK.until().plusSeconds(1));

        assertThat(with(40, NOON, next, A_WEEK).blockedPeriods()).containsExactly(A_WEEK, next);
        assertThatIllegalArgumentException().isThrownBy(() -> with(40, NOON, tooEarly, A_WEEK));
        assertThatIllegalArgumentException().isThrownBy(() -> with(40, NOON, A_WEEK, A_WEEK));
    }

    @Test
    void aBlockedPeriodEndsAfterItBegins() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockedPeriod(NOON, NOON));
        assertThat(new BlockedPeriod(NOON, NOON.plus(TICK)).includes(NOON)).isTrue();
    }

    @Test
    void thereAreFiftyBlockedPeriodsAtMost() {
        assertThat(with(40, NOON, days(50)).blockedPeriods()).hasSize(50);
        assertThatIllegalArgumentException().isThrownBy(() -> with(40, NOON, days(51)));
    }

    @Test
    void anOffsetIsNoTimeZoneBecauseItKnowsNoSummer() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new Availability(ZoneOffset.ofHours(2), ProfileTests.NINE_TO_FIVE, 40, NOON, List.of()));
    }

    private static BlockedPeriod[] days(int count) {
        return IntStream.range(0, count)
            .mapToObj(day -> new BlockedPeriod(NOON.plus(Duration.ofDays(day)), NOON.plus(Duration.ofDays(day + 1))))
            .toArray(BlockedPeriod[]::new);
    }

    private static Availability with(int hours, Instant from, BlockedPeriod... blocked) {
        return new Availability(ZoneId.of("UTC"), new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0)), hours,
                from, List.of(blocked));
    }

}
