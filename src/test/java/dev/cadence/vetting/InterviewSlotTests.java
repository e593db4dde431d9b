package dev.cadence.vetting;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import dev.cadence.accounts.AccountId;
import dev.cadence.shared.Refusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InterviewSlotTests {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    static final Duration MICROSECOND = Duration.ofNanos(1_000);

    @Test
    void aSlotTakesFifteenMinutesToThreeHours() {
        var start = NOON.plusSeconds(60);

        assertThat(slot(start, start.plus(Duration.ofMinutes(15))).endsAt()).isEqualTo("2026-03-02T12:16:00Z");
        assertThat(slot(start, start.plus(Duration.ofHours(3))).endsAt()).isEqualTo("2026-03-02T15:01:00Z");
        assertRefused("invalid-request", start, start.plus(Duration.ofMinutes(15)).minus(MICROSECOND));
        assertRefused("invalid-request", start, start.plus(Duration.ofHours(3)).plus(MICROSECOND));
        assertRefused("invalid-request", start, start.minus(Duration.ofHours(1)));
    }

    @Test
    void aSlotBeginsAfterNow() {
        assertThat(aSlotAt(NOON.plus(MICROSECOND)).startsAt()).isEqualTo("2026-03-02T12:00:00.000001Z");
        assertRefused("slot-out-of-range", NOON, NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void aSlotBeginsWithinAYear() {
        var last = Instant.parse("2027-03-02T12:00:00Z");

        assertThat(aSlotAt(last).startsAt()).isEqualTo(last);
        assertRefused("slot-out-of-range", last.plus(MICROSECOND), last.plus(Duration.ofHours(1)));
    }

    @Test
    void aSlotCanBeTakenUntilItBegins() {
        var slot = aSlotAt(Instant.parse("2026-03-05T15:00:00Z"));

        slot.requireAhead(Instant.parse("2026-03-05T14:59:59.999999Z"));
        assertThatExceptionOfType(Refusal.class)
            .isThrownBy(() -> slot.requireAhead(Instant.parse("2026-03-05T15:00:00Z")))
            .returns("slot-over", Refusal::code);
    }

    private static void assertRefused(String code, Instant start, Instant end) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> slot(start, end)).returns(code, Refusal::code);
    }

    /// Of 45 minutes.
    static InterviewSlot aSlotAt(Instant start) {
        return slot(start, start.plus(Duration.ofMinutes(45)));
    }

    private static InterviewSlot slot(Instant start, Instant end) {
        return new InterviewSlot(AccountId.next(), start, end, ZoneId.of("America/New_York"), NOON);
    }

}
