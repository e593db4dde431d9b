package dev.cadence.operations;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.ForFoundersAndAdmins;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Cursor;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Audit", description = "Every change of state: who, when, for whom, from where and what.")
class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping("/v1/audit-entries")
    @ForFoundersAndAdmins(Scope.AUDIT_READ)
    @Operation(operationId = "readAuditTrail",
            summary = "List what was changed and by whom, newest first: admins everything, founders what concerns their"
                    + " company")
    @Refuses("400 invalid-cursor")
    Page<AuditEntry> read(@AuthenticationPrincipal Caller caller,
            @Parameter(description = "Only changes of this kind of thing, such as `booking`.") @RequestParam(
                    required = false) @Pattern(regexp = "[a-z][a-z0-9_]{0,62}",
                            message = "must be the name of a table") @Nullable String subject,
            @Parameter(description = "Only changes of the thing with this id.") @RequestParam(
                    required = false) @Pattern(regexp = "[A-Za-z0-9._-]{1,100}",
                            message = "must be an id") @Nullable String subjectId,
            @Parameter(description = "Only what this account changed; founders can ask for people of their own"
                    + " company.") @RequestParam(required = false) @Nullable UUID actor,
            @Parameter(description = "Only what concerns this company.") @RequestParam(
                    required = false) @Nullable UUID company,
            @Parameter(
                    description = "Only what the request with this `X-Request-Id` changed; founders can ask for requests"
                            + " of their own company.") @RequestParam(required = false) @Pattern(
                                    regexp = "[A-Za-z0-9._-]{8,64}",
                                    message = "must be a request's id") @Nullable String requestId,
            @Parameter(description = "Only changes of this sort.") @RequestParam(
                    required = false) AuditEntry.@Nullable Change change,
            @Parameter(description = "Only changes since then.") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "Only changes before then.") @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        var after = cursor == null ? null : Cursor.parse(cursor);
        return trail.read(caller,
                new AuditSearch(subject, subjectId, actor, company, requestId, change, from, to, after, limit));
    }

}
