package dev.cadence.vetting;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

import dev.cadence.accounts.Caller;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static java.util.Objects.requireNonNull;

/// Where interviews are agreed, moved, cancelled, held and missed. The application is locked first, always, so that all
/// that concerns it happens one after the other; the slot that is wanted comes after it.
@Service
@Transactional
class InterviewDesk {

    private final Interviews interviews;

    private final InterviewSlots slots;

    private final Applications applications;

    private final PolicyBook policies;

    private final Conflicts conflicts;

    private final Clock clock;

    InterviewDesk(Interviews interviews, InterviewSlots slots, Applications applications, PolicyBook policies,
            Conflicts conflicts, Clock clock) {
        this.interviews = interviews;
        this.slots = slots;
        this.applications = applications;
        this.policies = policies;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    /// @throws Refusal `application-not-submitted`, `wrong-stage`, `interview-agreed`,
    /// `slot-not-found`, `slot-over`, `conflict-of-interest`, and `slot-taken` by the
    /// database
    Interview agree(Caller.Engineer engineer, SlotId slot) {
        var application = applications.lockOpenOf(engineer.engineer())
            .orElseThrow(() -> Refusal.conflict("application-not-submitted",
                    "There is no application of yours that an interview could be for."));
        if (interviews.agreedFor(application.id()).isPresent()) {
            throw InterviewConstraints.INTERVIEW_AGREED.refusal();
        }
        return interviews.save(new Interview(application, wanted(slot, application), clock.instant()));
    }

    /// @throws Refusal `interview-not-found`, `wrong-stage`, `too-late-to-move`,
    /// `slot-not-found`, `slot-over`, `conflict-of-interest`, and `slot-taken` by the
    /// database
    Interview move(Caller caller, InterviewId id, SlotId slot) {
        return change(caller, id, (interview, application) -> interview.move(wanted(slot, application), sideOf(caller),
                policyOf(application), clock.instant()));
    }

    private InterviewSlot wanted(SlotId id, Application application) {
        var slot = slots.share(id).orElseThrow(() -> SlotDesk.notFound(id));
        if (!conflicts.present(slot.interviewer())) {
            throw SlotDesk.notFound(id);
        }
        conflicts.requireNone(slot.interviewer(), application.engineer());
        return slot;
    }

    /// An engineer gives the slot back. An admin cancels because the interviewer cannot
    /// come, so that nobody else is to take it.
    Interview cancel(Caller caller, InterviewId id) {
        return change(caller, id, (interview, application) -> {
            var now = clock.instant();
            // Before the interview lets go of it, for which somebody else may be waiting.
            var slot = caller instanceof Caller.Admin ? slots.lock(interview.slot()) : Optional.<InterviewSlot>empty();
            interview.cancel(sideOf(caller), policyOf(application), now);
            slot.map(unkept -> unkept.withdraw(now)).ifPresent(slots::save);
        });
    }

    /// From its end on a decision is due.
    /// @throws Refusal `interview-not-found`, `wrong-stage`, `interview-not-begun`,
    /// `conflict-of-interest`
    Interview conclude(Caller.Admin admin, InterviewId id) {
        return change(admin, id, (interview, application) -> {
            conflicts.requireNone(admin.account(), interview.engineer());
            interview.conclude(clock.instant());
            applications.save(application.interviewed(interview.endsAt(), policyOf(application)));
        });
    }

    /// The application waits for another interview.
    /// @throws Refusal `interview-not-found`, `wrong-stage`, `interview-not-begun`
    Interview miss(Caller.Admin admin, InterviewId id) {
        return change(admin, id, (interview, application) -> interview.miss(policyOf(application), clock.instant()));
    }

    private Interview change(Caller caller, InterviewId id, BiConsumer<Interview, Application> change) {
        var application = interviews.applicationOf(id).flatMap(applications::lock).orElseThrow(() -> notFound(id));
        var interview = find(caller, id);
        change.accept(interview, application);
        return interviews.save(interview);
    }

    /// @throws Refusal `wrong-stage` once the interview that was agreed for it has begun
    void requireNoneBegun(Application application) {
        interviews.agreedFor(application.id())
            .filter(interview -> !clock.instant().isBefore(interview.startsAt()))
            .ifPresent(begun -> {
                throw Refusal.conflict("wrong-stage", "The interview has begun.");
            });
    }

    /// Cancels the interview that was agreed for an application, if one was. Whoever
    /// calls has locked the application.
    void cancelOf(Application application) {
        interviews.agreedFor(application.id())
            .map(interview -> interview.cancel(Interview.Side.ENGINEER, clock.instant()))
            .ifPresent(interviews::save);
    }

    @Transactional(readOnly = true)
    Interview find(Caller caller, InterviewId id) {
        return interviews.findById(id).filter(interview -> concerns(interview, caller)).orElseThrow(() -> notFound(id));
    }

    /// The last agreed come first.
    @Transactional(readOnly = true)
    Page<Interview> list(Caller caller, boolean mine, UUID before, int limit) {
        var most = Limit.of(limit + 1);
        var found = switch (caller) {
            case Caller.Engineer engineer -> interviews.ofEngineer(engineer.engineer(), before, most);
            case Caller.Admin admin when mine -> interviews.heldBy(admin.account(), before, most);
            case Caller.Admin _ -> interviews.all(before, most);
            case Caller.Founder _, Caller.Unaffiliated _ -> List.<Interview>of();
        };
        return Page.of(found, limit, interview -> interview.id().value().toString());
    }

    private VettingPolicy policyOf(Application application) {
        return policies.version(requireNonNull(application.policyVersion()));
    }

    private static Interview.Side sideOf(Caller caller) {
        return caller instanceof Caller.Admin ? Interview.Side.ADMIN : Interview.Side.ENGINEER;
    }

    private static boolean concerns(Interview interview, Caller caller) {
        return switch (caller) {
            case Caller.Engineer engineer -> engineer.engineer().equals(interview.engineer());
            case Caller.Admin _ -> true;
            case Caller.Founder _, Caller.Unaffiliated _ -> false;
        };
    }

    static Refusal notFound(InterviewId id) {
        return Refusal.notFound("interview-not-found", "interview " + id.value());
    }

}
