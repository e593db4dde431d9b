package dev.cadence.matching;

import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import dev.cadence.roster.Industry;
import dev.cadence.shared.Money;
import dev.cadence.shared.Prose;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.Tier;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What a company needs, as its founder says it.
///
/// @param required skills without which nobody is of use; null for none
/// @param niceToHave skills that help; null for none, and those that the paragraph names are added
/// @param tier what kind of engineer; or else
/// @param weeklyBudget what a week may cost
/// @param startAt when work is to start; null for at once
/// @param timeZone where the founder works
/// @param hours when the founder works there, from Monday to Friday; 09:00 to 17:00 if null
/// @param industry what the company's business is, in a word or two
/// @param repository where the work lies
public record BriefForm(
        @Schema(description = "What is to be done, in 1 to 5,000 characters.", minLength = 1, maxLength = 5_000,
                example = "Our checkout in Go loses requests at peak.") @NotBlank @Prose String paragraph,
        @Schema(description = "Skills without which nobody is of use.") @Nullable @Size(
                max = MOST_SKILLS) List<@NotNull Skill> required,
        @Schema(description = "Skills that help. Those that the paragraph names are added.") @Nullable @Size(
                max = MOST_SKILLS) List<@NotNull Skill> niceToHave,
        @Schema(description = "Only engineers of this tier; without it, weeklyBudget may be given.") @Nullable Tier tier,
        @Schema(description = "What a week may cost, in US dollars.") @Nullable Money weeklyBudget,
        @Schema(description = "When work is to start, at most a year ahead; at once if absent.") @Nullable Instant startAt,
        @Schema(description = "Where the founder works: a region of the time zone database.",
                example = "Europe/Lisbon") @Nullable ZoneId timeZone,
        @Schema(description = "When the founder works, from Monday to Friday; 09:00 to 17:00 if absent.") @Nullable Hours hours,
        @Schema(description = "What the company's business is.", example = "fintech") @Nullable Industry industry,
        @Schema(description = "Where the work lies: an https address without credentials, of at most 300 characters.",
                example = "https://example.com/acme/checkout") @Nullable URI repository) {

    /// As many as an engineer can have.
    static final int MOST_SKILLS = 30;

    /// When a founder works.
    ///
    /// @param until on the next day if it comes before they begin
    @Schema(name = "OfficeHours")
    public record Hours(LocalTime from, LocalTime until) {

        static final Hours USUAL = new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0));

        public Hours {
            // A request may leave any of them out.
            from = Objects.requireNonNull(from).truncatedTo(ChronoUnit.MINUTES);
            until = Objects.requireNonNull(until).truncatedTo(ChronoUnit.MINUTES);
            if (from.equals(until)) {
                throw new IllegalArgumentException("Hours that end at %s cannot begin then.".formatted(until));
            }
        }

    }

}
