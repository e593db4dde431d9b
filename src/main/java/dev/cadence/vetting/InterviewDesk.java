package dev.cadence.vetting;

import org.springframework.stereotype.Service;

/// Where interviews are agreed.
@Service
class InterviewDesk {

    /// Cancels the interview that was agreed for an application, if one was.
    void cancelOf(Application application) {
    }

    static dev.cadence.shared.Refusal notFound(InterviewId id) {
        return dev.cadence.shared.Refusal.notFound("interview-not-found", "interview " + id.value());
    }

}
