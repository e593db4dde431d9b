package dev.cadence.accounts;

import java.time.Clock;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Has people told by mail when the way into their account changes, so that a change which was not theirs is noticed.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Notices {

    private final ApplicationEventPublisher events;

    private final Clock clock;

    Notices(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void tell(AccountId account, AccountEvent.Change change) {
        events.publishEvent(new AccountEvent.AccessChanged(account, change, clock.instant()));
    }

}
