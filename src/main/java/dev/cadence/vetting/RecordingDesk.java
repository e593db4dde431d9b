package dev.cadence.vetting;

import java.net.URI;
import java.time.Clock;

import dev.cadence.accounts.Caller;
import dev.cadence.shared.Refusal;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where what was said in interviews is kept, until the decision replaceable.
@Service
@Transactional
class RecordingDesk {

    private final Interviews interviews;

    private final InterviewDesk desk;

    private final Applications applications;

    private final Conflicts conflicts;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    RecordingDesk(Interviews interviews, InterviewDesk desk, Applications applications, Conflicts conflicts,
            ApplicationEventPublisher events, Clock clock) {
        this.interviews = interviews;
        this.desk = desk;
        this.applications = applications;
        this.conflicts = conflicts;
        this.events = events;
        this.clock = clock;
    }

    /// @throws Refusal `interview-not-found`, `wrong-stage`, `conflict-of-interest`
    Interview record(Caller.Admin admin, InterviewId id, URI url, String sha256) {
        var application = lockApplicationOf(id);
        return interviews.save(judged(admin, id).record(url, sha256, application));
    }

    /// @throws Refusal `interview-not-found`, `wrong-stage`, `conflict-of-interest`
    void transcribe(Caller.Admin admin, InterviewId id, String text) {
        var application = lockApplicationOf(id);
        judged(admin, id).requireEvidenceOf(application);
        interviews.keepTranscript(id.value(), text);
        events.publishEvent(new TranscriptAdded(id.value(), clock.instant()));
    }

    /// @throws Refusal `interview-not-found`, `transcript-not-found`
    @Transactional(readOnly = true)
    String transcript(Caller caller, InterviewId id) {
        desk.find(caller, id);
        return interviews.transcriptOf(id)
            .orElseThrow(() -> Refusal.notFound("transcript-not-found", "transcript of interview " + id.value()));
    }

    private Application lockApplicationOf(InterviewId id) {
        return interviews.applicationOf(id).flatMap(applications::lock).orElseThrow(() -> InterviewDesk.notFound(id));
    }

    /// By what was said engineers are judged.
    private Interview judged(Caller.Admin admin, InterviewId id) {
        var interview = interviews.findById(id).orElseThrow(() -> InterviewDesk.notFound(id));
        conflicts.requireNone(admin.account(), interview.engineer());
        return interview;
    }

}
