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

    private final ApplicationEventPublisher events;

    private final Clock clock;

    RecordingDesk(Interviews interviews, InterviewDesk desk, Applications applications,
            ApplicationEventPublisher events, Clock clock) {
        this.interviews = interviews;
        this.desk = desk;
        this.applications = applications;
        this.events = events;
        this.clock = clock;
    }

    /// @throws Refusal `interview-not-found`, `wrong-stage`
    Interview record(InterviewId id, URI url, String sha256) {
        var application = lockApplicationOf(id);
        return interviews.save(interview(id).record(url, sha256, application));
    }

    /// @throws Refusal `interview-not-found`, `wrong-stage`
    void transcribe(InterviewId id, String text) {
        var application = lockApplicationOf(id);
        interview(id).requireEvidenceOf(application);
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

    private Interview interview(InterviewId id) {
        return interviews.findById(id).orElseThrow(() -> InterviewDesk.notFound(id));
    }

}
