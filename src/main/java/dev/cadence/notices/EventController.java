package dev.cadence.notices;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.ForSignedIn;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/v1/events")
@Tag(name = "Events", description = "What has happened, in one order, to whoever it concerns.")
class EventController {

    /// Proxies cut longer silences.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final EventListening listening;

    private final JsonMapper json;

    EventController(EventListening listening, JsonMapper json) {
        this.listening = listening;
        this.json = json;
    }

    @GetMapping(produces = { MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE })
    @ForSignedIn(Scope.EVENTS_READ)
    @Operation(operationId = "readEvents",
            summary = "Read what has happened and concerns the caller, the oldest first, or have it told as it happens")
    @ApiResponse(responseCode = "200", description = "OK",
            content = {
                    @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = EventListening.FeedView.class)),
                    @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string",
                                    description = "Server-sent events, each with a cursor as its `id`.")) })
    @Refuses({ "400 invalid-cursor", "410 events-gone" })
    void read(@AuthenticationPrincipal Caller caller, @Parameter(
            description = "Where to go on; the oldest event that is kept if absent, `now` for what is still to happen.") @RequestParam(
                    required = false) @Nullable String cursor,
            @Parameter(
                    description = "Only events of these types, such as `charge.failed` or `booking.*`.") @RequestParam(
                            required = false) @Size(max = 50) @Nullable List<@Size(max = 60) String> types,
            @Parameter(description = "For how long to wait, 30 seconds at most, if there is nothing yet.",
                    schema = @Schema(type = "string", format = "duration", example = "PT20S")) @RequestParam(
                            defaultValue = "PT0S") Duration wait,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit,
            @Parameter(
                    description = "Of a stream that goes on: the id of its last event, before which `cursor` counts for nothing.") @RequestHeader(
                            name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        var wanted = EventType.named(types);
        if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
            throw Refusal.invalid("wait", "must be between 0 and 30 seconds");
        }
        if (!wantsStream(request)) {
            var found = listening.read(caller, cursor, wanted, limit, wait);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(response.getOutputStream(), found);
            return;
        }
        var stream = listening.open(caller, lastEventId == null ? cursor : lastEventId, wanted);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
        // Asks a proxy to hand on what it gets.
        response.setHeader("X-Accel-Buffering", "no");
        listening.write(stream, response.getOutputStream());
    }

    /// Only who names it, and would not rather have JSON: a wildcard asks for one answer,
    /// and so does a program that can read both.
    private static boolean wantsStream(HttpServletRequest request) {
        var accepted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
        return quality(accepted, MediaType.TEXT_EVENT_STREAM) > quality(accepted, MediaType.APPLICATION_JSON);
    }

    private static double quality(List<MediaType> accepted, MediaType form) {
        return accepted.stream()
            .filter(named -> named.equalsTypeAndSubtype(form))
            .mapToDouble(MediaType::getQualityValue)
            .max()
            .orElse(0);
    }

}
