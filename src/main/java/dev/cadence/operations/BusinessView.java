package dev.cadence.operations;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.cadence.delivery.FirstCommits.Pace;
import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How the business goes in a period. Of nothing there is no median and no share: they are absent, and not zero.
@Schema(name = "Business")
record BusinessView(@Nullable Instant from, @Nullable Instant until, Funnel funnel, @Schema(
        description = "By weeks that begin on Mondays in UTC, without those in which no money moved.") List<WeekOfRevenue> revenue,
        @Schema(description = "By the month, in UTC, in which companies were first worked for.") List<Cohort> retention,
        @Schema(description = "From brief to first commit, of the first commits in the period.") Pace firstCommit) {

    @Schema(name = "Funnel")
    record Funnel(@Schema(description = "Submitted in the period.") long briefs,
            @Schema(description = "Those that led to an accepted booking, whenever.") long briefsFilled,
            @Schema(description = "Those that did not, and of which a request waits for its answer.") long briefsUndecided,
            @Schema(description = "Of those that are decided.") @Nullable BigDecimal briefFillRate,
            @Schema(description = "Made in the period.") long requests,
            @Schema(description = "Those that engineers accepted.") long requestsFilled,
            @Schema(description = "Those that were declined, withdrawn or not answered in time; the rest is undecided.") long requestsLapsed,
            @Schema(description = "Of those that are decided.") @Nullable BigDecimal requestFillRate,
            @Schema(description = "The median, of the acceptances in the period that began with a brief.") @Nullable Long secondsFromBriefToAcceptance,
            @Schema(description = "How many acceptances that rests on.") long acceptancesFromBriefs,
            @Schema(description = "Begun in the period.") long trials,
            @Schema(description = "Those whose first week was paid.") long trialsConverted,
            @Schema(description = "Those that ended before a week was paid; the rest is undecided.") long trialsLost,
            @Schema(description = "Of those that are decided.") @Nullable BigDecimal trialConversion) {
    }

    @Schema(name = "WeekOfRevenue")
    record WeekOfRevenue(@Schema(description = "Its Monday.") LocalDate week, Money charged, Money refunded,
            @Schema(description = "What was charged less what was refunded.") Money revenue,
            @Schema(description = "What of it the platform keeps, less its part of refunds.") Money fee,
            @Schema(description = "How many weeks of bookings were charged.") long weeksPaid) {
    }

    @Schema(name = "Cohort")
    record Cohort(@Schema(description = "The month's first day.") LocalDate month, long companies,
            List<Survived> survived) {
    }

    @Schema(name = "Survived")
    record Survived(@Schema(
            description = "Counted from the begin of a company's first paid week; those in which a paid week began, of any of its bookings, once.") int weeks,
            long companies,
            @Schema(description = "Absent as long as not all of the month's companies can have come so far.") @Nullable BigDecimal share) {
    }

}
