package dev.cadence.stripe;

import java.time.Instant;

import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/stripe/notices")
@Tag(name = "Stripe", description = "How the conversation with Stripe goes.")
class NoticeController {

    private static final String REFERENCE = "[A-Za-z0-9_-]{1,100}";

    private final NoticeDesk desk;

    NoticeController(NoticeDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @ForAdmins(Scope.STRIPE_READ)
    @Operation(operationId = "listStripeNotices",
            summary = "List the notices that were given up after many attempts, or those that are still due")
    Page<NoticeView> list(@RequestParam(defaultValue = "DEAD") OpenStage stage,
            @Parameter(description = "Where the page before ended.") @RequestParam(required = false) @Pattern(
                    regexp = REFERENCE, message = "must be what a page gave as next") @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.list(stage, cursor == null ? "" : cursor, limit);
    }

    @PutMapping("/{id}/retry")
    @ForAdmins(Scope.STRIPE_WRITE)
    @FoundBy(Circle.ALL)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "retryStripeNotice", summary = "Have a notice that was given up dealt with once more")
    @Refuses({ "404 notice-not-found", "409 notice-not-given-up" })
    void retry(@PathVariable @Pattern(regexp = REFERENCE, message = "must be Stripe's id of an event") String id) {
        desk.retry(id);
    }

    /// Where a notice is that has not been dealt with.
    enum OpenStage {

        RECEIVED, DEAD

    }

    @Schema(name = "StripeNotice")
    record NoticeView(@Schema(description = "Stripe's id of the event.") String id, String type,
            @Schema(description = "Stripe's id of what it is about.") @Nullable String objectId, OpenStage stage,
            int attempts, Instant receivedAt,
            @Schema(description = "When it is taken up next.") @Nullable Instant dueAt) {
    }

}
