package dev.cadence.roster;

import java.util.List;
import jakarta.validation.constraints.Size;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.ForEngineers;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Refuses;
import dev.cadence.vetting.Introduction;
import dev.cadence.vetting.Tier;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What approved engineers say of themselves and offer, for themselves to read and change. Working hours, time zone and
/// first start are part of both, and the newest counts.
@RestController
@RequestMapping("/v1/me")
@Tag(name = "Own profile", description = "What an approved engineer says and offers.")
class ProfileController {

    private final Roster roster;

    ProfileController(Roster roster) {
        this.roster = roster;
    }

    @GetMapping("/profile")
    @ForEngineers(Scope.PROFILE_READ)
    @Operation(operationId = "readMyProfile", summary = "Read the own profile, and whether it is suspended and why")
    @Refuses("404 engineer-not-found")
    OwnView read(@AuthenticationPrincipal Caller.Engineer engineer) {
        return OwnView.of(roster.own(engineer.engineer()));
    }

    @PutMapping("/profile")
    @ForEngineers(Scope.PROFILE_WRITE)
    @Operation(operationId = "changeMyProfile", summary = "Say something else of oneself; the tier stays")
    @Refuses("404 engineer-not-found")
    OwnView say(@AuthenticationPrincipal Caller.Engineer engineer, @RequestBody Introduction introduction) {
        return OwnView.of(roster.say(engineer.engineer(), introduction));
    }

    @GetMapping("/availability")
    @ForEngineers(Scope.PROFILE_READ)
    @Operation(operationId = "readMyAvailability", summary = "Read when one works and takes bookings")
    @Refuses("404 engineer-not-found")
    Availability availability(@AuthenticationPrincipal Caller.Engineer engineer) {
        return roster.own(engineer.engineer()).availability();
    }

    @PutMapping("/availability")
    @ForEngineers(Scope.PROFILE_WRITE)
    @Operation(operationId = "changeMyAvailability",
            summary = "Say when one works and takes bookings; those that there are stay")
    @Refuses("404 engineer-not-found")
    Availability offer(@AuthenticationPrincipal Caller.Engineer engineer, @RequestBody Availability availability) {
        return roster.offer(engineer.engineer(), availability).availability();
    }

    @GetMapping("/industries")
    @ForEngineers(Scope.PROFILE_READ)
    @Operation(operationId = "readMyIndustries", summary = "Read in which trades one has worked")
    @Refuses("404 engineer-not-found")
    Industries industries(@AuthenticationPrincipal Caller.Engineer engineer) {
        return new Industries(roster.own(engineer.engineer()).industries());
    }

    @PutMapping("/industries")
    @ForEngineers(Scope.PROFILE_WRITE)
    @Operation(operationId = "changeMyIndustries",
            summary = "Say in which trades one has worked; matching prefers who knows a company's")
    @Refuses("404 engineer-not-found")
    Industries workIn(@AuthenticationPrincipal Caller.Engineer engineer, @Valid @RequestBody Industries industries) {
        return new Industries(roster.workIn(engineer.engineer(), industries.industries()).industries());
    }

    /// Trades, each of them once.
    record Industries(@Schema(description = "In a word or two each.",
            example = "[\"fintech\"]") @NotNull @Size(max = 10) List<@NotNull Industry> industries) {
    }

    @Schema(name = "OwnProfile")
    record OwnView(UUID id, Introduction introduction, Tier tier, Instant approvedAt,
            @Schema(description = "Absent unless nobody sees the profile.") @Nullable OwnSuspension suspension) {

        static OwnView of(Profile profile) {
            var suspension = profile.suspension();
            return new OwnView(profile.engineer().value(), profile.introduction(), profile.tier(), profile.approvedAt(),
                    suspension == null ? null : new OwnSuspension(suspension.since(), suspension.reason()));
        }

    }

    /// Who decided it, the engineer is not told.
    record OwnSuspension(Instant since, String reason) {
    }

}
