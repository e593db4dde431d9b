package dev.cadence.vetting;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// What was decided of engineers, and told to them. Erased, the outcome and the score stay, and nobody can tell any more
/// which of those that were handed out for an audit were theirs, or made by them.
@Component
class DecisionRecords implements PersonalData {

    private final Applications applications;

    private final Decisions decisions;

    private final AuditAliases aliases;

    DecisionRecords(Applications applications, Decisions decisions, AuditAliases aliases) {
        this.applications = applications;
        this.decisions = decisions;
        this.aliases = aliases;
    }

    @Override
    public String section() {
        return "decisions";
    }

    @Override
    public Class<? extends Record> form() {
        return DecisionRecord.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return person instanceof Caller.Engineer engineer ? applications.streamOf(engineer.engineer())
            .flatMap(application -> decisions.of(application.id()).stream())
            .map(DecisionRecord::of) : Stream.empty();
    }

    @Override
    public void erase(Caller person) {
        aliases.forget(person);
        if (person instanceof Caller.Engineer engineer) {
            decisions.forgetWordsTo(engineer.engineer());
        }
    }

    @Schema(name = "DecisionRecord")
    record DecisionRecord(UUID applicationId, int round, Decision.Outcome outcome, @Nullable Tier tier,
            BigDecimal score, String summary, List<Decision.Reason> reasons, Instant decidedAt) {

        static DecisionRecord of(Decision decision) {
            return new DecisionRecord(decision.application().value(), decision.round(), decision.outcome(),
                    decision.tier(), decision.score(), decision.summary(), decision.reasons(), decision.decidedAt());
        }

    }

}
