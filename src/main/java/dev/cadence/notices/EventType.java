package dev.cadence.notices;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

/// What can happen, by the names that the world knows. A name is never given another meaning, and none depends on what
/// anything is called in the code.
enum EventType {

    BOOKING_REQUESTED, BOOKING_ACCEPTED, BOOKING_DECLINED, BOOKING_EXPIRED, BOOKING_WITHDRAWN, BOOKING_TRIAL_STARTED,
    BOOKING_WEEK_BEGAN, BOOKING_WEEK_PAID, BOOKING_PAST_DUE, BOOKING_CANCELLED, BOOKING_CANCELLATION_TAKEN_BACK,
    BOOKING_RESIGNED, BOOKING_SUSPENDED, BOOKING_RESUMED, BOOKING_ENDED,

    CHARGE_PAID, CHARGE_FAILED, CHARGE_GIVEN_UP, REFUND_MADE, REFUND_FAILED, DISPUTE_OPENED, DISPUTE_CLOSED,

    PAYOUT_SENT, PAYOUT_BLOCKED, PAYOUT_RETURNED,

    APPLICATION_SUBMITTED, APPLICATION_WITHDRAWN, APPLICATION_INTERVIEWED, APPLICATION_REJECTED, APPLICATION_APPEALED,
    APPLICATION_REOPENED, INTERVIEW_AGREED, INTERVIEW_MOVED, INTERVIEW_CANCELLED, INTERVIEW_MISSED,

    ENGINEER_APPROVED, ENGINEER_SUSPENDED, ENGINEER_REINSTATED,

    RATING_REVEALED, BRIEF_SUBMITTED, SHORTLIST_MADE,

    /// Somebody wants to see whether an endpoint of theirs hears.
    WEBHOOK_PINGED;

    /// Ends a word that stands for all types about one thing.
    private static final String ALL_OF = ".*";

    private final String text = name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");

    /// Such as `booking.accepted`.
    @JsonValue
    String text() {
        return text;
    }

    static EventType of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findAny().orElseThrow();
    }

    /// Those that some words name, such as `charge.failed` and `booking.*`; all for none.
    /// @throws Refusal `invalid-request`
    static Set<EventType> named(@Nullable Collection<String> words) {
        if (words == null || words.isEmpty()) {
            return EnumSet.allOf(EventType.class);
        }
        return words.stream()
            .flatMap(word -> named(word).stream())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));
    }

    private static List<EventType> named(String word) {
        var types = Arrays.stream(values()).filter(type -> type.isNamed(word)).toList();
        if (types.isEmpty()) {
            throw Refusal.invalid("types", "has a word that names no type of event");
        }
        return types;
    }

    private boolean isNamed(String word) {
        return word.endsWith(ALL_OF) ? text.startsWith(word.substring(0, word.length() - 1)) && word.length() > 2
                : text.equals(word);
    }

}
