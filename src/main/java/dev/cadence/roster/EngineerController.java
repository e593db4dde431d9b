package dev.cadence.roster;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import dev.cadence.accounts.Circle;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.ForEveryone;
import dev.cadence.accounts.FoundBy;
import dev.cadence.shared.Cursor;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import dev.cadence.vetting.Tier;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.WorkingHours;
import dev.cadence.vetting.Introduction;
import dev.cadence.vetting.Proficiency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Anyone may look at the engineers that can be booked; what is shown is what they say of themselves, never an account.
@RestController
@RequestMapping("/v1/engineers")
@Tag(name = "Engineers", description = "Who can be booked.")
class EngineerController {

    private final Directory directory;

    private final Roster roster;

    EngineerController(Directory directory, Roster roster) {
        this.directory = directory;
        this.roster = roster;
    }

    @GetMapping
    @ForEveryone
    @Operation(operationId = "browseEngineers", summary = "List the engineers that can be seen, newest approved first")
    @Refuses("400 invalid-cursor")
    Page<EntryView> browse(
            @Parameter(description = "Only engineers of one of these tiers.") @RequestParam(
                    defaultValue = "") Set<@NotNull Tier> tier,
            @Parameter(description = "Only engineers with these skills.") @RequestParam(defaultValue = "") @Size(
                    max = Introduction.MOST_SKILLS) List<Skill> skills,
            @Parameter(description = "Whether an engineer needs all of the skills or any of them.") @RequestParam(
                    defaultValue = "all") @Pattern(regexp = "all|any", message = "must be all or any") String match,
            @Parameter(description = "Only engineers who can start by then.") @RequestParam(
                    required = false) @Nullable Instant availableFrom,
            @Parameter(description = "Only engineers whom no booking holds, or whom one does.") @RequestParam(
                    required = false) @Nullable Boolean available,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        var after = cursor == null ? null : Cursor.parse(cursor);
        var matching = Search.Match.valueOf(match.toUpperCase(Locale.ROOT));
        return directory.browse(new Search(tier, skills, matching, availableFrom, available, after, limit))
            .map(EntryView::of);
    }

    @GetMapping("/{id}")
    @ForEveryone
    @FoundBy(Circle.ALL)
    @Operation(operationId = "readEngineer", summary = "Read what an engineer says of themselves")
    @Refuses("404 engineer-not-found")
    ProfileView profile(@PathVariable UUID id) {
        return ProfileView.of(roster.profile(new EngineerId(id)));
    }

    @Schema(name = "EngineerEntry")
    record EntryView(UUID id, String name, String headline, Tier tier, List<String> skills, ZoneId timeZone,
            boolean available, Instant availableFrom) {

        static EntryView of(Directory.Entry entry) {
            return new EntryView(entry.id(), entry.name(), entry.headline(), entry.tier(), entry.skills(),
                    entry.timeZone(), entry.available(), entry.availableFrom());
        }

    }

    @Schema(name = "Engineer")
    record ProfileView(UUID id, String name, String headline, String biography, String location, List<URI> links,
            Tier tier, List<Proficiency> skills, ZoneId timeZone, WorkingHours workingHours, boolean available,
            @Nullable Instant availableFrom) {

        static ProfileView of(Profile profile) {
            var said = profile.introduction();
            return new ProfileView(profile.engineer().value(), said.name(), said.headline(), said.biography(),
                    said.location(), said.links(), profile.tier(), said.skills(), said.timeZone(), said.workingHours(),
                    profile.available(), said.availableFrom());
        }

    }

}
