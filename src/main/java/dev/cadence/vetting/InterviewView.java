package dev.cadence.vetting;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An interview as its engineer and admins see it.
///
/// @param round of its application
/// @param interviewerId for admins only
/// @param recordingSha256 in lower-case hexadecimal
@Schema(name = "Interview")
record InterviewView(UUID id, UUID applicationId, UUID engineerId, int round, UUID slotId, Interview.Stage stage,
        Instant startsAt, Instant endsAt,
        @Schema(description = "By the interviewer's clock.") LocalSpan interviewerTime,
        @Schema(description = "By the reader's clock.") LocalSpan readerTime, Instant agreedAt,
        @Nullable Instant closedAt, Interview.@Nullable Side cancelledBy,
        @Schema(description = "For admins only.") @Nullable UUID interviewerId, @Nullable String recordingUrl,
        @Schema(description = "Of the recording, in lower-case hexadecimal.") @Nullable String recordingSha256) {

    static InterviewView of(Interview interview, Reader reader) {
        return new InterviewView(interview.id().value(), interview.application().value(), interview.engineer().value(),
                interview.round(), interview.slot().value(), interview.stage(), interview.startsAt(),
                interview.endsAt(), LocalSpan.of(interview.startsAt(), interview.endsAt(), interview.timeZone()),
                LocalSpan.of(interview.startsAt(), interview.endsAt(), reader.timeZone()), interview.agreedAt(),
                interview.closedAt(), interview.cancelledBy(),
                reader.isAdmin() ? interview.interviewer().value() : null, interview.recordingUrl(),
                interview.recordingSha256());
    }

}
