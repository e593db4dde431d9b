package dev.cadence.matching;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForFounders;
import dev.cadence.accounts.ForFoundersAndAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import dev.cadence.vetting.Skill;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/briefs")
@Tag(name = "Matching", description = "From what a company needs to the engineers who suit it best.")
class BriefController {

    private final BriefDesk desk;

    BriefController(BriefDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    @ForFounders(Scope.BOOKINGS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "submitBrief", summary = "Say what is needed, in a paragraph and a few conditions")
    @Refuses("404 company-not-found")
    ResponseEntity<BriefView> submit(@AuthenticationPrincipal Caller.Founder founder,
            @Valid @RequestBody BriefForm form) {
        var brief = desk.submit(founder, form);
        return ResponseEntity.created(URI.create("/v1/briefs/" + brief.id())).body(brief);
    }

    @GetMapping
    @ForFoundersAndAdmins(Scope.BOOKINGS_READ)
    @Operation(operationId = "listBriefs", summary = "List the company's briefs, newest first; admins see all")
    Page<BriefView> list(@AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.list(caller, cursor, limit);
    }

    @GetMapping("/{id}")
    @ForFoundersAndAdmins(Scope.BOOKINGS_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "readBrief", summary = "Read a brief, and how it was understood")
    @Refuses("404 brief-not-found")
    BriefView find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return desk.find(caller, new BriefId(id));
    }

    @PutMapping("/{id}/skills")
    @ForFounders(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "correctBriefSkills",
            summary = "Say which skills are needed after all; shortlists that there are stay as they are")
    @Refuses("404 brief-not-found")
    BriefView correct(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id,
            @Valid @RequestBody SkillsRequest request) {
        return desk.correct(founder, new BriefId(id), request);
    }

    @Schema(name = "BriefSkills")
    record SkillsRequest(
            @Schema(description = "Skills without which nobody is of use.") @NotNull @Size(
                    max = BriefForm.MOST_SKILLS) List<@NotNull Skill> required,
            @Schema(description = "Skills that help.") @NotNull @Size(
                    max = BriefForm.MOST_SKILLS) List<@NotNull Skill> niceToHave) {
    }

}
