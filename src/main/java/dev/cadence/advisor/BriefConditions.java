package dev.cadence.advisor;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import dev.cadence.matching.BriefForm;
import dev.cadence.roster.Industry;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.Tier;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What a founder adds to a paragraph when it becomes a brief. All of it may be left out.
///
/// @param tier null for the one that was advised
@Schema(name = "AdvisedBriefConditions")
record BriefConditions(
        @Schema(description = "Skills without which nobody is of use.") @Nullable @Size(
                max = 30) List<@NotNull Skill> required,
        @Schema(description = "Skills that help. Those that the paragraph names are added.") @Nullable @Size(
                max = 30) List<@NotNull Skill> niceToHave,
        @Schema(description = "Only engineers of this tier; of the one that was advised if absent.") @Nullable Tier tier,
        @Schema(description = "When work is to start, at most a year ahead; at once if absent.") @Nullable Instant startAt,
        @Schema(description = "Where the founder works: a region of the time zone database.",
                example = "Europe/Lisbon") @Nullable ZoneId timeZone,
        @Schema(description = "When the founder works, from Monday to Friday; 09:00 to 17:00 if absent.") BriefForm.@Nullable Hours hours,
        @Schema(description = "What the company's business is.", example = "fintech") @Nullable Industry industry,
        @Schema(description = "Where the work lies: an https address without credentials, of at most 300 characters.",
                example = "https://example.com/acme/checkout") @Nullable URI repository) {

    static final BriefConditions NONE = new BriefConditions(null, null, null, null, null, null, null, null);

    BriefForm with(String paragraph, Tier advised) {
        return new BriefForm(paragraph, required, niceToHave, tier == null ? advised : tier, null, startAt, timeZone,
                hours, industry, repository);
    }

}
