package dev.cadence.advisor;

import java.time.Clock;

import dev.cadence.accounts.Caller;
import dev.cadence.matching.Briefs;
import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where founders make briefs of advice.
@Service
@Transactional
class AdvisedBriefDesk {

    private final AdviceBook advice;

    private final OutcomeBook outcomes;

    private final Briefs briefs;

    private final Clock clock;

    AdvisedBriefDesk(AdviceBook advice, OutcomeBook outcomes, Briefs briefs, Clock clock) {
        this.advice = advice;
        this.outcomes = outcomes;
        this.briefs = briefs;
        this.clock = clock;
    }

    /// @throws Refusal `advice-not-found`, `advised-otherwise`, and what a brief is
    /// refused for
    AdvisedBrief make(Caller.Founder founder, AdviceId id, BriefConditions conditions) {
        var paragraph = advice.paragraphForBrief(id).orElseThrow(() -> AdviceDesk.notFound(id.value()));
        return outcomes.briefOf(id, founder.company()).orElseGet(() -> write(founder, id, paragraph, conditions));
    }

    private AdvisedBrief write(Caller.Founder founder, AdviceId id, String paragraph, BriefConditions conditions) {
        var given = advice.find(id).orElseThrow(() -> AdviceDesk.notFound(id.value())).advice();
        if (given.verdict() != Verdict.BOOK) {
            throw Refusal.unprocessable("advised-otherwise",
                    "The advice is %s, and only advice to BOOK becomes a brief. Submit a brief by itself."
                        .formatted(given.verdict()));
        }
        var booking = given.sourcing().book();
        var written = briefs.submit(founder, conditions.with(paragraph, booking.tier()));
        var brief = new AdvisedBrief(written.value(), id.value(), founder.company().value(), booking.tier(),
                booking.weeks(), clock.instant());
        outcomes.add(brief);
        advice.remember(id);
        return brief;
    }

}
