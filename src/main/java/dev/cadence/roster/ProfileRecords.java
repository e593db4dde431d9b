package dev.cadence.roster;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.PersonalData;
import dev.cadence.vetting.Tier;
import dev.cadence.vetting.Introduction;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// What engineers say of themselves. Erased, a profile is seen by nobody and says nothing, but its id is there for the
/// bookings that were made of it. Its row is locked from then on, so that nobody can engage the engineer meanwhile.
@Component
class ProfileRecords implements PersonalData {

    private final Profiles profiles;

    private final Clock clock;

    ProfileRecords(Profiles profiles, Clock clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    @Override
    public String section() {
        return "profile";
    }

    @Override
    public Class<? extends Record> form() {
        return ProfileRecord.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return person instanceof Caller.Engineer engineer
                ? profiles.findById(engineer.engineer()).map(ProfileRecord::of).stream() : Stream.empty();
    }

    @Override
    public void erase(Caller person) {
        if (person instanceof Caller.Engineer engineer) {
            profiles.findById(engineer.engineer())
                .map(profile -> profile.erase(clock.instant()))
                .ifPresent(profiles::save);
        }
    }

    @Schema(name = "ProfileRecord")
    record ProfileRecord(Introduction introduction, Availability availability, List<Industry> industries, Tier tier,
            Instant approvedAt, @Nullable Instant suspendedAt, @Nullable String suspensionReason) {

        static ProfileRecord of(Profile profile) {
            var suspension = profile.suspension();
            return new ProfileRecord(profile.introduction(), profile.availability(), profile.industries(),
                    profile.tier(), profile.approvedAt(), suspension == null ? null : suspension.since(),
                    suspension == null ? null : suspension.reason());
        }

    }

}
