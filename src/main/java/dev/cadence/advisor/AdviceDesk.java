package dev.cadence.advisor;

import java.time.Clock;

import dev.cadence.bookings.TermsBook;
import dev.cadence.shared.Ids;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where anybody asks for advice.
@Service
@Transactional
class AdviceDesk {

    private final Advisor advisor;

    private final TermsBook terms;

    private final Clock clock;

    AdviceDesk(Advisor advisor, TermsBook terms, Clock clock) {
        this.advisor = advisor;
        this.terms = terms;
        this.clock = clock;
    }

    Advised advise(String paragraph) {
        var prices = terms.inForceAt(clock.instant()).weeklyPrices();
        return new Advised(new AdviceId(Ids.next()), advisor.advise(paragraph, prices));
    }

}
