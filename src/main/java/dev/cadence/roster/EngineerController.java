package dev.cadence.roster;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.cadence.accounts.Circle;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.ForEveryone;
import dev.cadence.accounts.FoundBy;
import dev.cadence.shared.Page;
import dev.cadence.shared.Prose;
import dev.cadence.shared.Refuses;
import dev.cadence.vetting.Tier;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.SkillVocabulary;
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

    private final SkillVocabulary vocabulary;

    EngineerController(Directory directory, Roster roster, SkillVocabulary vocabulary) {
        this.directory = directory;
        this.roster = roster;
        this.vocabulary = vocabulary;
    }

    @GetMapping
    @ForEveryone
    @Operation(operationId = "browseEngineers", summary = "List and search the engineers that can be seen")
    @Refuses("400 invalid-cursor")
    ListingView browse(
            @Parameter(description = Asked.Q) @RequestParam(required = false) @Size(min = 1,
                    max = 200) @Prose @Nullable String q,
            @Parameter(description = Asked.TIER) @RequestParam(defaultValue = "") Set<@NotNull Tier> tier,
            @Parameter(description = Asked.SKILLS) @RequestParam(defaultValue = "") @Size(
                    max = Introduction.MOST_SKILLS) List<Skill> skills,
            @Parameter(description = Asked.MATCH) @RequestParam(defaultValue = "all") @Pattern(regexp = "all|any",
                    message = "must be all or any") String match,
            @Parameter(description = Asked.AVAILABLE_FROM) @RequestParam(
                    required = false) @Nullable Instant availableFrom,
            @Parameter(description = Asked.AVAILABLE) @RequestParam(required = false) @Nullable Boolean available,
            @Parameter(description = Asked.ZONE) @RequestParam(required = false) @Nullable String zone,
            @Parameter(description = Asked.HOURS) @RequestParam(required = false) @Nullable String hours,
            @Parameter(description = Asked.MIN_OVERLAP) @RequestParam(
                    required = false) @Min(1) @Max(24) @Nullable Integer minOverlap,
            @Parameter(
                    description = "What comes first: the best match (as usual with q; of very many matches the newest 200"
                            + " are ranked, and the others follow), the newest approved (as usual without), or whose first"
                            + " start is soonest.") @RequestParam(required = false) @Pattern(
                                    regexp = "relevance|newest|available",
                                    message = "must be relevance, newest or available") @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        var filter = Asked.filter(q, tier, known(skills), match, availableFrom, available,
                Asked.founder(zone, hours, minOverlap));
        return ListingView.of(directory.browse(new Search(filter, Asked.sort(sort, q), cursor, limit)));
    }

    @GetMapping("/facets")
    @ForEveryone
    @Operation(operationId = "countEngineers",
            summary = "Count engineers by tier, skill, availability and region, each as if not filtered by it")
    FacetsView count(
            @Parameter(description = Asked.Q) @RequestParam(required = false) @Size(min = 1,
                    max = 200) @Prose @Nullable String q,
            @Parameter(description = Asked.TIER) @RequestParam(defaultValue = "") Set<@NotNull Tier> tier,
            @Parameter(description = Asked.SKILLS) @RequestParam(defaultValue = "") @Size(
                    max = Introduction.MOST_SKILLS) List<Skill> skills,
            @Parameter(description = Asked.MATCH) @RequestParam(defaultValue = "all") @Pattern(regexp = "all|any",
                    message = "must be all or any") String match,
            @Parameter(description = Asked.AVAILABLE_FROM) @RequestParam(
                    required = false) @Nullable Instant availableFrom,
            @Parameter(description = Asked.AVAILABLE) @RequestParam(required = false) @Nullable Boolean available,
            @Parameter(description = Asked.ZONE) @RequestParam(required = false) @Nullable String zone,
            @Parameter(description = Asked.HOURS) @RequestParam(required = false) @Nullable String hours,
            @Parameter(description = Asked.MIN_OVERLAP) @RequestParam(
                    required = false) @Min(1) @Max(24) @Nullable Integer minOverlap) {
        return FacetsView.of(directory.count(Asked.filter(q, tier, known(skills), match, availableFrom, available,
                Asked.founder(zone, hours, minOverlap))));
    }

    @GetMapping("/{id}")
    @ForEveryone
    @FoundBy(Circle.ALL)
    @Operation(operationId = "readEngineer", summary = "Read what an engineer says of themselves")
    @Refuses("404 engineer-not-found")
    ProfileView profile(@PathVariable UUID id) {
        return ProfileView.of(roster.seen(new EngineerId(id)));
    }

    private List<Skill> known(List<Skill> skills) {
        return skills.stream().map(vocabulary::normalise).toList();
    }

    @Schema(name = "EngineerPage")
    record ListingView(List<EntryView> items, @Nullable String next, @Schema(
            description = "Words that no profile has, and what was searched besides.") @Nullable List<CorrectionView> corrected) {

        static ListingView of(Directory.Listing listing) {
            var page = listing.page().map(EntryView::of);
            var corrected = listing.corrected()
                .stream()
                .map(each -> new CorrectionView(each.typed(), each.searched()))
                .toList();
            return new ListingView(page.items(), page.next(), corrected.isEmpty() ? null : corrected);
        }

    }

    @Schema(name = "Correction")
    record CorrectionView(String word, List<String> searched) {
    }

    @Schema(name = "EngineerEntry")
    record EntryView(UUID id, String name, String headline, Tier tier, List<String> skills, ZoneId timeZone,
            int capacityHours, boolean available, Instant availableFrom,
            @Schema(description = "Hours that both work at the same time, for each of the founder's days of work, on"
                    + " average; where a zone was given.") @Nullable BigDecimal overlapHours) {

        static EntryView of(Directory.Entry entry) {
            return new EntryView(entry.id(), entry.name(), entry.headline(), entry.tier(), entry.skills(),
                    entry.timeZone(), entry.capacityHours(), entry.available(), entry.availableFrom(),
                    entry.overlapHours());
        }

    }

    @Schema(name = "EngineerFacets",
            description = "Each counts whom all filters but its own let through; the newest 1,000, where there are more.")
    record FacetsView(List<CountView> tiers, @Schema(description = "The 20 most frequent.") List<CountView> skills,
            @Schema(description = "`true` and `false`.") List<CountView> available,
            @Schema(description = "Of the engineers' time zones, such as `Europe`.") List<CountView> regions) {

        static FacetsView of(Facets facets) {
            return new FacetsView(CountView.of(facets.tiers()), CountView.of(facets.skills()),
                    CountView.of(facets.available()), CountView.of(facets.regions()));
        }

    }

    @Schema(name = "EngineerCount")
    record CountView(String value, int engineers) {

        static List<CountView> of(List<Facets.Count> counts) {
            return counts.stream().map(count -> new CountView(count.value(), count.engineers())).toList();
        }

    }

    @Schema(name = "Engineer")
    record ProfileView(UUID id, String name, String headline, String biography, String location, List<URI> links,
            Tier tier, List<Proficiency> skills, ZoneId timeZone, WorkingHours workingHours, int capacityHours,
            boolean available, Instant availableFrom) {

        static ProfileView of(Roster.Seen seen) {
            var profile = seen.profile();
            var said = profile.introduction();
            var offer = profile.availability();
            return new ProfileView(profile.engineer().value(), said.name(), said.headline(), said.biography(),
                    said.location(), said.links(), profile.tier(), said.skills(), said.timeZone(), said.workingHours(),
                    offer.capacityHours(), seen.available(), offer.availableFrom());
        }

    }

}
