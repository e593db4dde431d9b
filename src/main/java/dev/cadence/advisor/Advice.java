package dev.cadence.advisor;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cadence.shared.Money;
import dev.cadence.vetting.Tier;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is recommended to whoever wrote a paragraph, and all that led there. The same paragraph and the same version of what
/// is known yield the same advice, to the byte.
///
/// @param knowledge the version of what is known
/// @param summary the recommendation in two or three sentences
/// @param scores of every verdict, the best first
/// @param stack in what it is best written
/// @param sourcing all three ways to come by it, with what they cost
/// @param signals what the paragraph told, and where
/// @param questions whose answers would change the recommendation
/// @param assumptions what was taken for granted
@JsonInclude(JsonInclude.Include.NON_NULL)
record Advice(int knowledge, Reading language, Verdict verdict, Confidence confidence, String summary,
        List<VerdictScore> scores, StackAdvice stack, Sourcing sourcing, List<Signal> signals, List<Question> questions,
        List<String> assumptions) {

    /// @param name of the language, in English
    /// @param understood whether it is one that is understood in full
    /// @param remark what to tell whoever wrote in another
    @Schema(name = "AdviceLanguage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reading(String name, boolean understood, @Nullable String remark) {
    }

    /// @param level how far ahead the verdict is, in a word
    /// @param margin by how many points
    @Schema(name = "AdviceConfidence")
    record Confidence(Level level, int margin) {

        enum Level {

            LOW, MEDIUM, HIGH;

            /// Of ahead by one point anything may come; see the accuracy by level in
            /// `advisor.md` of the decisions.
            static Level of(int margin) {
                if (margin <= 10) {
                    return LOW;
                }
                return margin <= 40 ? MEDIUM : HIGH;
            }

        }

    }

    /// @param points the sum of those of its lines
    @Schema(name = "AdviceScore")
    record VerdictScore(Verdict verdict, int points, List<Line> lines) {
    }

    /// @param because the signal or rule, by its id in the knowledge base
    @Schema(name = "AdviceLine")
    record Line(String because, String says, int points) {
    }

    @Schema(name = "AdviceStack")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StackAdvice(Stack choice, @Nullable String language, @Nullable String framework, @Nullable String dataStore,
            @Nullable String boundary, String why, List<Alternative> alternatives) {
    }

    @Schema(name = "AdviceAlternative")
    record Alternative(Stack stack, int points, String whyNot) {
    }

    @Schema(name = "AdviceSourcing")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sourcing(Booking book, Purchase buy, Hire build) {
    }

    /// @param week what a week contains
    /// @param cost of all the weeks
    @Schema(name = "AdviceBooking")
    record Booking(Tier tier, String why, Weeks weeks, Money weeklyPrice, String week, Cost cost) {
    }

    /// @param kind null if no known kind of product fits
    /// @param firstYear what it costs in the first year
    @Schema(name = "AdvicePurchase")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Purchase(@Nullable String kind, String name, List<String> products, String buildWhen, Cost firstYear) {
    }

    /// @param salary of one engineer, for a year
    /// @param firstYear what that engineer costs in the first year, with all that an
    /// employee costs besides
    /// @param weeksToHire how long it takes until somebody begins
    @Schema(name = "AdviceHire")
    record Hire(Cost salary, Cost firstYear, Weeks weeksToHire, String remark) {
    }

    @Schema(name = "AdviceWeeks")
    record Weeks(int from, int to) {
    }

    @Schema(name = "AdviceCost")
    record Cost(Money from, Money to) {
    }

    /// @param from where its words begin in the paragraph, in UTF-16 units
    /// @param until the first place after them
    @Schema(name = "AdviceSignal")
    record Signal(String id, String says, Mood mood, int from, int until, String words) {
    }

    /// @param ifYes what would be recommended then
    @Schema(name = "AdviceQuestion")
    record Question(String id, String ask, Outcome ifYes) {
    }

    /// @param tier absent unless somebody is to be booked
    @Schema(name = "AdviceOutcome")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outcome(Verdict verdict, Stack stack, @Nullable Tier tier) {

        static Outcome of(Judgement judgement) {
            return new Outcome(judgement.verdict(), judgement.stack(),
                    judgement.verdict() == Verdict.BOOK ? judgement.tier() : null);
        }

    }

}
