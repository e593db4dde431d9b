package dev.cadence.advisor;

import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForEveryone;
import dev.cadence.accounts.ForFounders;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/advice")
@Tag(name = "Advice", description = "Build, buy or book: from a paragraph to what is best done about it.")
class AdviceController {

    private final AdviceDesk desk;

    private final AdvisedBriefDesk briefs;

    AdviceController(AdviceDesk desk, AdvisedBriefDesk briefs) {
        this.desk = desk;
        this.briefs = briefs;
    }

    @PostMapping
    @ForEveryone
    @Operation(operationId = "askForAdvice",
            summary = "Ask whether to build, to buy or to book; the same paragraph has the same answer, under the same id")
    @Refuses("503 limits-unavailable")
    AdviceView ask(@AuthenticationPrincipal @Nullable Caller caller, HttpServletRequest request,
            @Valid @RequestBody AdviceForm form) {
        return AdviceView.of(desk.advise(caller, request.getRemoteAddr(), form.paragraph()));
    }

    @GetMapping("/{id}")
    @ForEveryone
    @FoundBy(Circle.ALL)
    @Operation(operationId = "readAdvice",
            summary = "Read advice again, as whoever knows its id may, for 90 days or as long as there is a brief of it")
    @Refuses("404 advice-not-found")
    AdviceView find(@PathVariable UUID id) {
        return AdviceView.of(desk.find(new AdviceId(id)));
    }

    @PutMapping("/{id}/brief")
    @ForFounders(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "makeBriefOfAdvice",
            summary = "Make a brief of advice to book, once for each company; conditions count the first time")
    @Refuses({ "404 advice-not-found", "422 advised-otherwise", "404 company-not-found" })
    AdvisedBrief makeBrief(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable BriefConditions conditions) {
        return briefs.make(founder, new AdviceId(id), conditions == null ? BriefConditions.NONE : conditions);
    }

    /// Advice that can be asked for again.
    @Schema(name = "AdviceGiven")
    record AdviceView(@Schema(description = "Made of the paragraph and of what was known.") UUID id, Advice advice) {

        static AdviceView of(Advised advised) {
            return new AdviceView(advised.id().value(), advised.advice());
        }

    }

}
