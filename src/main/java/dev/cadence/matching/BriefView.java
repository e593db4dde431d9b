package dev.cadence.matching;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import dev.cadence.matching.BriefForm.Hours;
import dev.cadence.roster.Industry;
import dev.cadence.shared.Money;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.Tier;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A brief as its company sees it.
@Schema(name = "Brief")
record BriefView(UUID id, UUID companyId, String paragraph, @Schema(
        description = "Skills without which nobody is of use, as the vocabulary calls them.") List<Skill> required,
        @Schema(description = "Skills that help: those that were asked for, and those that were read from the paragraph.") List<Skill> niceToHave,
        @Schema(description = "Which words of the paragraph were read as which skill.") List<MentionView> mentions,
        @Nullable Tier tier, @Nullable Money weeklyBudget,
        @Schema(description = "At once if absent.") @Nullable Instant startAt, @Nullable ZoneId timeZone,
        @Nullable Hours hours, @Nullable Industry industry, @Nullable URI repository, Instant submittedAt) {

    static BriefView of(Brief brief) {
        var conditions = brief.conditions();
        var office = conditions.office();
        return new BriefView(brief.id().value(), brief.company().value(), brief.paragraph(), brief.needs().required(),
                brief.needs().niceToHave(),
                brief.mentions().stream().map(mention -> MentionView.of(mention, brief.paragraph())).toList(),
                conditions.tier(), conditions.weeklyBudget(), conditions.startAt(),
                office == null ? null : office.zone(), office == null ? null : office.hours(), conditions.industry(),
                brief.repository(), brief.submittedAt());
    }

    @Schema(name = "Mention")
    record MentionView(Skill skill, @Schema(description = "Where the words begin, in UTF-16 units from 0.") int offset,
            @Schema(description = "In UTF-16 units.") int length, String text) {

        static MentionView of(Brief.Mention mention, String paragraph) {
            return new MentionView(mention.skill(), mention.offset(), mention.length(),
                    paragraph.substring(mention.offset(), mention.offset() + mention.length()));
        }

    }

}
