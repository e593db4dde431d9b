package dev.cadence.vetting;

import java.time.Clock;
import java.util.List;

import dev.cadence.accounts.Caller;
import dev.cadence.shared.Refusal;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where applications are decided, and the decision is explained.
@Service
@Transactional
class DecisionDesk {

    private final Decisions decisions;

    private final Applications applications;

    private final ApplicationDesk desk;

    private final ScorecardDesk scorecards;

    private final Interviews interviews;

    private final Conflicts conflicts;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    DecisionDesk(Decisions decisions, Applications applications, ApplicationDesk desk, ScorecardDesk scorecards,
            Interviews interviews, Conflicts conflicts, ApplicationEventPublisher events, Clock clock) {
        this.decisions = decisions;
        this.applications = applications;
        this.desk = desk;
        this.scorecards = scorecards;
        this.interviews = interviews;
        this.conflicts = conflicts;
        this.events = events;
        this.clock = clock;
    }

    /// @throws Refusal `application-not-found`, `wrong-stage`, `conflict-of-interest`,
    /// `not-graded`, `no-human-scorecard`,
    /// `tier-above-asked`, `score-too-low`
    DecisionView approve(Caller.Admin admin, ApplicationId id, Tier tier, String summary) {
        var now = clock.instant();
        var application = awaiting(admin, id);
        var grades = grades(application);
        var decision = Decision.approve(application, grades, tier, summary, desk.policyOf(application), admin.account(),
                now);
        return store(decision, application.approve(tier, now), grades);
    }

    /// @throws Refusal `application-not-found`, `wrong-stage`, `conflict-of-interest`,
    /// `not-graded`, `no-human-scorecard`,
    /// `unknown-criterion`
    DecisionView reject(Caller.Admin admin, ApplicationId id, String summary, List<Decision.Reason> reasons) {
        var now = clock.instant();
        var application = awaiting(admin, id);
        var grades = grades(application);
        var decision = Decision.reject(application, grades, summary, reasons, desk.policyOf(application),
                admin.account(), now);
        return store(decision, application.reject(now), grades);
    }

    private Application awaiting(Caller.Admin admin, ApplicationId id) {
        var application = desk.lockWithEngineer(admin, id);
        application.requireAwaitingDecision();
        conflicts.requireNone(admin.account(), application.engineer());
        return application;
    }

    private Grades grades(Application application) {
        return scorecards.grades(interviews.latestHeldOf(application.id()).orElseThrow().id());
    }

    private DecisionView store(Decision decision, Application application, Grades grades) {
        decisions.add(decision);
        applications.save(application);
        events.publishEvent(new DecisionMade(application.id().value(), false, decision.decidedAt()));
        return DecisionView.of(decision, application, grades, desk.policyOf(application));
    }

    /// One for each round of the application, in their order, in words.
    @Transactional(readOnly = true)
    List<DecisionView> list(Caller caller, ApplicationId id) {
        var application = desk.find(caller, id);
        return decisions.of(id)
            .stream()
            .map(decision -> DecisionView.of(decision, application, scorecards.grades(decision.interview()),
                    desk.policyOf(application)))
            .toList();
    }

    /// The latest of an application.
    /// @throws Refusal `wrong-stage` when there is none
    @Transactional(readOnly = true)
    Decision latest(ApplicationId id) {
        var made = decisions.of(id);
        if (made.isEmpty()) {
            throw Refusal.conflict("wrong-stage", "This application has not been decided yet.");
        }
        return made.getLast();
    }

}
