package dev.cadence.matching;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.CompanyId;
import dev.cadence.matching.BriefForm.Hours;
import dev.cadence.roster.Industry;
import dev.cadence.shared.Money;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

/// What a company needs, as it was understood. Its skills are called as the vocabulary calls them.
///
/// @param mentions which words of the paragraph were read as which skill, in their order; none where they were not asked
/// for
record Brief(BriefId id, CompanyId company, AccountId submittedBy, String paragraph, Needs needs,
        List<Mention> mentions, Conditions conditions, @Nullable URI repository, Instant submittedAt) {

    /// The skills that are needed, each of them once.
    record Needs(List<Skill> required, List<Skill> niceToHave) {
    }

    /// What else is asked for.
    ///
    /// @param startAt null for at once
    record Conditions(@Nullable Tier tier, @Nullable Money weeklyBudget, @Nullable Instant startAt,
            @Nullable Office office, @Nullable Industry industry) {
    }

    /// Where and when the founder works.
    record Office(ZoneId zone, Hours hours) {
    }

    /// Words of a paragraph that name a skill.
    ///
    /// @param offset of the first, in UTF-16 units
    /// @param length in UTF-16 units
    record Mention(Skill skill, int offset, int length) {
    }

}
