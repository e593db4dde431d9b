package dev.cadence.operations;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.operations.Finder.FoundView;
import dev.cadence.operations.Timeline.Fact;
import dev.cadence.operations.WorkBook.WorkItem;
import dev.cadence.operations.WorkBook.WorkView;
import dev.cadence.shared.Page;
import dev.cadence.shared.Period;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1")
@Tag(name = "Operations",
        description = "What waits for admins, what an id is of, what happened, how the business goes.")
class AdminController {

    private final WorkBook work;

    private final Finder finder;

    private final Timeline timeline;

    private final BusinessDesk business;

    AdminController(WorkBook work, Finder finder, Timeline timeline, BusinessDesk business) {
        this.work = work;
        this.finder = finder;
        this.timeline = timeline;
        this.business = business;
    }

    @GetMapping("/work-lists")
    @ForAdmins(Scope.AUDIT_READ)
    @Operation(operationId = "countWork", summary = "See how much waits for admins, and how long already")
    WorkView count() {
        return work.count();
    }

    @GetMapping("/work-lists/{list}")
    @ForAdmins(Scope.AUDIT_READ)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "listWork", summary = "List what waits for admins, from what waits longest on")
    @Refuses("400 invalid-cursor")
    Page<WorkItem> list(@PathVariable WorkList list, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return work.page(list, cursor, limit);
    }

    @GetMapping("/ids/{id}")
    @ForAdmins(Scope.AUDIT_READ)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "findById", summary = "Find out what an id is of, and where to read it")
    FoundView find(@Parameter(
            description = "Ours, Stripe's such as `pi_…`, `ch_…`, `cus_…`, `tr_…`, `re_…`, `dp_…`, `acct_…`, `evt_…`, an"
                    + " invoice's number, GitHub's id of a delivery, or a request's `X-Request-Id`. No e-mail address: addresses of"
                    + " requests are logged on their way here.") @PathVariable @Pattern(regexp = "[A-Za-z0-9_-]{1,255}",
                            message = "must be an id") String id) {
        return finder.find(id);
    }

    @GetMapping("/bookings/{id}/timeline")
    @ForAdmins(Scope.AUDIT_READ)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "readTimeline", summary = "Read all that happened to a booking, in order")
    @Refuses({ "404 booking-not-found", "400 invalid-cursor" })
    Page<Fact> timeline(@PathVariable UUID id, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
        return timeline.of(id, cursor, limit);
    }

    @GetMapping("/business")
    @ForAdmins(Scope.METRICS_READ)
    @Operation(operationId = "readBusiness",
            summary = "Read how the business goes: fill rate, conversion, revenue, retention, time to first commit")
    BusinessView business(
            @Parameter(description = "The first instant; all since the beginning if absent.") @RequestParam(
                    required = false) @Nullable Instant from,
            @Parameter(description = "No longer part of it; up to now if absent.") @RequestParam(
                    required = false) @Nullable Instant until) {
        return business.read(new Period(from, until));
    }

}
