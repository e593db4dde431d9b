package dev.cadence.vetting;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// What was said in interviews. Erased, it is left that they took place. One that is still to be held is cancelled with
/// its application, and so stands in nobody's way.
@Component
class InterviewRecords implements PersonalData {

    private final Interviews interviews;

    private final Applications applications;

    InterviewRecords(Interviews interviews, Applications applications) {
        this.interviews = interviews;
        this.applications = applications;
    }

    @Override
    public String section() {
        return "interviews";
    }

    @Override
    public Class<? extends Record> form() {
        return InterviewRecord.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return person instanceof Caller.Engineer engineer
                ? interviews.allOf(engineer.engineer())
                    .stream()
                    .map(interview -> InterviewRecord.of(interview, interviews.transcript(interview.id().value())))
                : Stream.empty();
    }

    @Override
    public void erase(Caller person) {
        if (person instanceof Caller.Engineer engineer) {
            // Whoever changes an interview has locked its application.
            applications.allOf(engineer.engineer());
            interviews.allOf(engineer.engineer()).forEach(interview -> {
                interviews.keepTranscript(interview.id().value(), null);
                interviews.save(interview.erase());
            });
        }
    }

    @Schema(name = "InterviewRecord")
    record InterviewRecord(UUID id, UUID applicationId, Interview.Stage stage, Instant startsAt, Instant endsAt,
            Instant agreedAt, @Nullable String recordingUrl, @Nullable String recordingSha256,
            @Nullable String transcript) {

        static InterviewRecord of(Interview interview, @Nullable String transcript) {
            return new InterviewRecord(interview.id().value(), interview.application().value(), interview.stage(),
                    interview.startsAt(), interview.endsAt(), interview.agreedAt(), interview.recordingUrl(),
                    interview.recordingSha256(), transcript);
        }

    }

}
