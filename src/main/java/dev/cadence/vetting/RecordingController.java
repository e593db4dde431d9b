package dev.cadence.vetting;

import java.net.URI;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.ForEngineersAndAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Prose;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/interviews/{id}")
@Tag(name = "Vetting", description = "From application to decision.")
class RecordingController {

    private final RecordingDesk desk;

    private final Readers readers;

    RecordingController(RecordingDesk desk, Readers readers) {
        this.desk = desk;
        this.readers = readers;
    }

    @PutMapping("/recording")
    @ForAdmins(Scope.VETTING_WRITE)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "recordInterview",
            summary = "Say where the recording of a held interview is, in place of what was said before")
    @Refuses({ "404 interview-not-found", "409 wrong-stage", "409 conflict-of-interest" })
    InterviewView record(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id,
            @Valid @RequestBody Recording recording) {
        var interview = desk.record(admin, new InterviewId(id), recording.url(), recording.sha256());
        return InterviewView.of(interview, readers.of(admin, null));
    }

    @PutMapping("/transcript")
    @ForAdmins(Scope.VETTING_WRITE)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "transcribeInterview",
            summary = "Say what was said in a held interview, in place of what was said before")
    @Refuses({ "404 interview-not-found", "409 wrong-stage", "409 conflict-of-interest" })
    Transcript transcribe(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id,
            @Valid @RequestBody Transcript transcript) {
        desk.transcribe(admin, new InterviewId(id), transcript.text());
        return transcript;
    }

    @GetMapping("/transcript")
    @ForEngineersAndAdmins(Scope.VETTING_READ)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "readTranscript", summary = "Read what was said in an interview")
    @Refuses({ "404 interview-not-found", "404 transcript-not-found" })
    Transcript transcript(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return new Transcript(desk.transcript(caller, new InterviewId(id)));
    }

    /// @param sha256 of the recording, so that it cannot be exchanged unnoticed
    record Recording(
            @Schema(description = "By https, of at most 1,000 characters.",
                    example = "https://recordings.example.com/1.ogg") @NotNull URI url,
            @Schema(description = "Of the recording, in lower-case hexadecimal.",
                    example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855") @NotNull @Pattern(
                            regexp = "[0-9a-f]{64}", message = "must be 64 hexadecimal digits") String sha256) {

        private static final int LONGEST = 1_000;

        Recording {
            // A request may leave it out; validation says so once the record exists.
            if (url != null && !isLink(url)) {
                throw new IllegalArgumentException(
                        "A recording is at an https address of at most %d characters.".formatted(LONGEST));
            }
        }

        private static boolean isLink(URI url) {
            return "https".equals(url.getScheme()) && url.getHost() != null && url.getUserInfo() == null
                    && url.toString().length() <= LONGEST && url.toString().chars().allMatch(c -> c > ' ' && c < 127);
        }

        /// Leaves out where it is, wherever this is printed.
        @Override
        public String toString() {
            return "Recording[…]";
        }

    }

    record Transcript(@NotBlank @Size(max = LONGEST) @Prose String text) {

        /// Three hours of quick speech.
        private static final int LONGEST = 200_000;

        /// Leaves out what was said, wherever this is printed.
        @Override
        public String toString() {
            return "Transcript[…]";
        }

    }

}
