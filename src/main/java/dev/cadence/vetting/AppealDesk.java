package dev.cadence.vetting;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.shared.Cursor;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static java.util.Objects.requireNonNull;

/// Where rejections are contested, once, and another admin decides than the first.
@Service
@Transactional
class AppealDesk {

    private final Appeals appeals;

    private final Applications applications;

    private final ApplicationDesk desk;

    private final DecisionDesk decisions;

    private final Conflicts conflicts;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    AppealDesk(Appeals appeals, Applications applications, ApplicationDesk desk, DecisionDesk decisions,
            Conflicts conflicts, ApplicationEventPublisher events, Clock clock) {
        this.appeals = appeals;
        this.applications = applications;
        this.desk = desk;
        this.decisions = decisions;
        this.conflicts = conflicts;
        this.events = events;
        this.clock = clock;
    }

    /// @throws Refusal `application-not-found`, `wrong-stage`, `already-appealed`,
    /// `too-late-to-appeal`
    AppealView make(Caller.Engineer engineer, ApplicationId id, String statement) {
        var application = desk.lockWithEngineer(engineer, id);
        if (appeals.findByApplication(id).isPresent()) {
            throw Refusal.conflict("already-appealed", "An application can be appealed once.");
        }
        var now = clock.instant();
        var appeal = appeals.save(new Appeal(decisions.latest(id), statement, desk.policyOf(application), now));
        events.publishEvent(new VettingEvent.Appealed(id.value(), application.engineer(), appeal.dueAt(), now));
        return appeal.view();
    }

    /// @throws Refusal `appeal-not-found`, `appeal-decided`, `appeal-of-own-decision`,
    /// `conflict-of-interest`, `tier-above-asked`,
    /// `score-too-low`, `application-open`
    AppealView decide(Caller.Admin admin, ApplicationId id, Appeal.Outcome outcome, @Nullable Tier tier,
            String summary) {
        var application = desk.lockWithEngineer(admin, id);
        var appeal = appeals.findByApplication(id).orElseThrow(() -> notFound(id));
        conflicts.requireNone(admin.account(), application.engineer());
        var now = clock.instant();
        appeal.decide(outcome, tier, summary, admin.account(), now);
        applications.save(follow(application, outcome, tier, now));
        events.publishEvent(new DecisionMade(id.value(), true, now));
        return appeals.save(appeal).view();
    }

    private Application follow(Application application, Appeal.Outcome outcome, @Nullable Tier tier, Instant now) {
        return switch (outcome) {
            case UPHELD -> application;
            case APPROVED -> {
                var granted = requireNonNull(tier);
                application.requireAsked(granted);
                desk.policyOf(application).requireReached(decisions.latest(application.id()).score(), granted);
                yield application.approveOnAppeal(granted, now);
            }
            case NEW_INTERVIEW -> {
                desk.requireNoneOpen(application.engineer());
                yield application.reopen(now);
            }
        };
    }

    @Transactional(readOnly = true)
    AppealView find(Caller caller, ApplicationId id) {
        desk.find(caller, id);
        return appeals.findByApplication(id).map(Appeal::view).orElseThrow(() -> notFound(id));
    }

    /// Those that have to be decided first come first.
    @Transactional(readOnly = true)
    Page<AppealView> open(@Nullable Cursor after, int limit) {
        var from = after == null ? new Cursor(Instant.EPOCH, new UUID(0, 0)) : after;
        return Page
            .of(appeals.open(from.at(), from.id(), Limit.of(limit + 1)), limit,
                    appeal -> new Cursor(appeal.dueAt(), appeal.id()).word())
            .map(Appeal::view);
    }

    private static Refusal notFound(ApplicationId id) {
        return Refusal.notFound("appeal-not-found", "appeal of application " + id.value());
    }

}
