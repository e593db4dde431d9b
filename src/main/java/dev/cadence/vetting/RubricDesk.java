package dev.cadence.vetting;

import java.time.Clock;
import java.util.List;

import dev.cadence.accounts.Caller;
import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where the rubric is read and published.
@Service
@Transactional
class RubricDesk {

    private final Rubrics rubrics;

    private final Clock clock;

    RubricDesk(Rubrics rubrics, Clock clock) {
        this.rubrics = rubrics;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Rubric current() {
        return rubrics.inForceAt(clock.instant());
    }

    @Transactional(readOnly = true)
    Rubric version(int version) {
        return rubrics.version(version).orElseThrow(() -> Refusal.notFound("rubric-not-found", "rubric " + version));
    }

    /// @throws Refusal `rubric-just-published`
    Rubric publish(Caller.Admin admin, List<Criterion> criteria) {
        Rubric.requireSound(criteria);
        rubrics.lock();
        var now = clock.instant();
        if (!rubrics.inForceAt(now).publishedAt().isBefore(now)) {
            throw Refusal.conflict("rubric-just-published", "Another version was published at this very moment.");
        }
        return rubrics.publish(criteria, admin.account(), now);
    }

}
