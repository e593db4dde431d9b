package dev.cadence.ratings;

import java.time.Clock;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.PersonalData;
import dev.cadence.ratings.DayRatings.DayRating;

import org.springframework.stereotype.Component;

/// How engineers' days were rated, as far as they may see it.
@Component
class DayRatingRecords implements PersonalData {

    private final DayRatings days;

    private final Clock clock;

    DayRatingRecords(DayRatings days, Clock clock) {
        this.days = days;
        this.clock = clock;
    }

    @Override
    public String section() {
        return "dayRatings";
    }

    @Override
    public Class<? extends Record> form() {
        return DayRating.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return person instanceof Caller.Engineer engineer
                ? days.shownOf(engineer.engineer(), RatingDesk.oldestOpen(clock.instant())) : Stream.empty();
    }

    @Override
    public void erase(Caller person) {
        // A number of stars says nothing of a person but an id.
    }

}
