package dev.cadence.vetting;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

import dev.cadence.accounts.People;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sees to it that admins learn of each decision that has become overdue, once.
@Service
@Transactional
class OverdueDesk {

    private static final Limit BATCH = Limit.of(100);

    private final Applications applications;

    private final Appeals appeals;

    private final People people;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    OverdueDesk(Applications applications, Appeals appeals, People people, ApplicationEventPublisher events,
            Clock clock) {
        this.applications = applications;
        this.appeals = appeals;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /// @return how many have become overdue since the last time
    int announce() {
        var now = clock.instant();
        var late = applications.claimOverdue(now, BATCH);
        var contested = appeals.claimOverdue(now, BATCH);
        if (late.isEmpty() && contested.isEmpty()) {
            return 0;
        }
        late.forEach(application -> applications.save(application.tellOverdue(now)));
        contested.forEach(appeal -> appeals.save(appeal.tellOverdue(now)));
        people.admins()
            .forEach(admin -> events
                .publishEvent(new DecisionsOverdue(admin.account(), late.size(), contested.size(), now)));
        return late.size() + contested.size();
    }

    @Transactional(readOnly = true)
    @Nullable Instant next() {
        return Stream.of(applications.nextOverdue(), appeals.nextOverdue())
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(null);
    }

}
