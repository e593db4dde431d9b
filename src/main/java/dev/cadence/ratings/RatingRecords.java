package dev.cadence.ratings;

import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// What people said of others, and what was said of them once they may see it. Erased, a rating has no words; its stars
/// stay under ids that nobody can be found by.
@Component
class RatingRecords implements PersonalData {

    private final BookingRatings ratings;

    RatingRecords(BookingRatings ratings) {
        this.ratings = ratings;
    }

    @Override
    public String section() {
        return "ratings";
    }

    @Override
    public Class<? extends Record> form() {
        return RatingRecord.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return switch (person) {
            case Caller.Engineer engineer ->
                ratings.streamOf(engineer.engineer()).map(rating -> rating.asToldTo(person));
            case Caller.Founder founder ->
                ratings.streamBy(founder.account().value()).map(rating -> rating.asToldTo(person));
            case Caller.Unaffiliated founder ->
                ratings.streamBy(founder.account().value()).map(rating -> rating.asToldTo(person));
            case Caller.Admin _ -> Stream.empty();
        };
    }

    @Override
    public void erase(Caller person) {
        if (person instanceof Caller.Engineer engineer) {
            ratings.forgetCommentsOf(engineer.engineer());
        }
        else {
            ratings.forgetCommentsBy(person.account().value());
        }
    }

    /// A booking's ratings as one of its people is told of them.
    ///
    /// @param given what they said
    /// @param received what was said of them
    @Schema(name = "RatingRecord")
    record RatingRecord(UUID bookingId, @Nullable RatingView given, @Nullable RatingView received) {
    }

}
