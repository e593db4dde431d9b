package dev.cadence.vetting;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.People;
import dev.cadence.shared.Cursor;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static java.util.Objects.requireNonNull;

/// Where engineers apply, and admins find what they have to decide.
@Service
@Transactional
class ApplicationDesk {

    private final Applications applications;

    private final InterviewDesk interviews;

    private final PolicyBook policies;

    private final SkillVocabulary vocabulary;

    private final People people;

    private final Clock clock;

    ApplicationDesk(Applications applications, InterviewDesk interviews, PolicyBook policies,
            SkillVocabulary vocabulary, People people, Clock clock) {
        this.applications = applications;
        this.interviews = interviews;
        this.policies = policies;
        this.vocabulary = vocabulary;
        this.people = people;
        this.clock = clock;
    }

    /// Begins with what was said in the engineer's last application.
    /// @throws Refusal `application-open`, `applied-too-early`
    Application begin(EngineerId engineer) {
        people.requireEngineer(engineer);
        var now = clock.instant();
        var last = applications.latestOf(engineer, Limit.of(1)).stream().findFirst();
        last.ifPresent(before -> requireTimeFor(before, now));
        return applications
            .save(new Application(engineer, last.map(Application::form).orElse(ApplicationForm.EMPTY), now));
    }

    /// @throws Refusal `application-open`
    void requireNoneOpen(EngineerId engineer) {
        applications.latestOf(engineer, Limit.of(1)).forEach(ApplicationDesk::requireClosed);
    }

    private static Instant requireClosed(Application last) {
        var closedAt = last.closedAt();
        if (closedAt == null) {
            throw VettingConstraints.APPLICATION_OPEN.refusal();
        }
        return closedAt;
    }

    private void requireTimeFor(Application last, Instant now) {
        var closedAt = requireClosed(last);
        if (last.stage() == Application.Stage.REJECTED) {
            var earliest = closedAt.plus(policyOf(last).applyAgainAfter());
            if (now.isBefore(earliest)) {
                throw Refusal.conflict("applied-too-early", "You can apply again from %s on.".formatted(earliest));
            }
        }
    }

    Application write(Caller.Engineer engineer, ApplicationId id, ApplicationForm form) {
        return change(engineer, id, (application, now) -> application.write(form.normalised(vocabulary)));
    }

    Application submit(Caller.Engineer engineer, ApplicationId id) {
        return change(engineer, id, (application, now) -> application.submit(policies.inForceAt(now), now));
    }

    /// An interview that was agreed is cancelled, unless it has begun: who was heard is
    /// decided on.
    Application withdraw(Caller.Engineer engineer, ApplicationId id) {
        return change(engineer, id, (application, now) -> {
            interviews.requireNoneBegun(application);
            application.withdraw(now);
            interviews.cancelOf(application);
        });
    }

    private Application change(Caller.Engineer engineer, ApplicationId id, BiConsumer<Application, Instant> change) {
        var application = lock(id);
        requireConcerned(engineer, application);
        change.accept(application, clock.instant());
        return applications.save(application);
    }

    /// For whoever goes on to change what hangs on it.
    /// @throws Refusal `application-not-found`
    Application lock(ApplicationId id) {
        return applications.lock(id).orElseThrow(() -> notFound(id));
    }

    /// For whoever decides on it: neither is the engineer erased meanwhile, nor the
    /// application changed.
    /// @throws Refusal `application-not-found`, `engineer-not-found` once they were
    /// erased
    Application lockWithEngineer(Caller caller, ApplicationId id) {
        people.requireEngineer(find(caller, id).engineer());
        return lock(id);
    }

    VettingPolicy policyOf(Application application) {
        var version = application.policyVersion();
        return version == null ? policies.inForceAt(clock.instant()) : policies.version(version);
    }

    @Transactional(readOnly = true)
    Application find(Caller caller, ApplicationId id) {
        var application = applications.findById(id).orElseThrow(() -> notFound(id));
        requireConcerned(caller, application);
        return application;
    }

    @Transactional(readOnly = true)
    Page<Application> list(Caller caller, Set<Application.Stage> stages, UUID before, int limit) {
        var most = Limit.of(limit + 1);
        var found = caller instanceof Caller.Engineer engineer
                ? applications.ofEngineer(engineer.engineer(), stages, before, most)
                : applications.submitted(stages, before, most);
        return Page.of(found, limit, application -> application.id().value().toString());
    }

    /// Those whose decision has been due for longest come first.
    @Transactional(readOnly = true)
    Page<Application> overdue(@Nullable Cursor after, int limit) {
        var from = after == null ? new Cursor(Instant.EPOCH, new UUID(0, 0)) : after;
        return Page.of(applications.overdue(clock.instant(), from.at(), from.id(), Limit.of(limit + 1)), limit,
                application -> new Cursor(requireNonNull(application.decisionDueAt()), application.id().value())
                    .word());
    }

    /// Engineers are concerned by their own applications, admins by what was ever
    /// submitted.
    private static void requireConcerned(Caller caller, Application application) {
        var concerned = switch (caller) {
            case Caller.Engineer engineer -> engineer.engineer().equals(application.engineer());
            case Caller.Admin _ -> application.submittedAt() != null;
            case Caller.Founder _, Caller.Unaffiliated _ -> false;
        };
        if (!concerned) {
            throw notFound(application.id());
        }
    }

    private static Refusal notFound(ApplicationId id) {
        return Refusal.notFound("application-not-found", "application " + id.value());
    }

}
