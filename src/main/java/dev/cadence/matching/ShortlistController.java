package dev.cadence.matching;

import java.net.URI;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.ForFounders;
import dev.cadence.accounts.ForFoundersAndAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.matching.ShortlistDesk.Choice;
import dev.cadence.matching.ShortlistDesk.ChoiceRequest;
import dev.cadence.matching.ShortlistDesk.Replay;
import dev.cadence.matching.ShortlistDesk.ShortlistLine;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1")
@Tag(name = "Matching", description = "From what a company needs to the engineers who suit it best.")
class ShortlistController {

    static final String OF_A_BRIEF = "/v1/briefs/{id}/shortlists";

    private final ShortlistDesk desk;

    ShortlistController(ShortlistDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/briefs/{id}/shortlists")
    @ForFounders(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.COMPANY)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "makeShortlist", summary = "Find the four who suit a brief best and can be booked for it")
    @Refuses("404 brief-not-found")
    ResponseEntity<ShortlistView> make(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id) {
        var shortlist = desk.make(founder, new BriefId(id));
        return ResponseEntity.created(URI.create("/v1/shortlists/" + shortlist.id())).body(shortlist);
    }

    @GetMapping("/briefs/{id}/shortlists")
    @ForFoundersAndAdmins(Scope.BOOKINGS_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "listShortlists", summary = "List the shortlists of a brief, newest first")
    @Refuses("404 brief-not-found")
    Page<ShortlistLine> list(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.list(caller, new BriefId(id), cursor, limit);
    }

    @GetMapping("/shortlists/{id}")
    @ForFoundersAndAdmins(Scope.BOOKINGS_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "readShortlist", summary = "Read a shortlist as it was made, with scores and reasons")
    @Refuses("404 shortlist-not-found")
    ShortlistView find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return desk.find(caller, id);
    }

    @PostMapping("/shortlists/{id}/replays")
    @ForFoundersAndAdmins(Scope.BOOKINGS_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "replayShortlist",
            summary = "See in which order other weights would have put the candidates; nothing changes")
    @Refuses("404 shortlist-not-found")
    Replay replay(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @Valid @RequestBody Weights weights) {
        return desk.replay(caller, id, weights);
    }

    @PostMapping("/shortlists/{id}/bookings")
    @ForFounders(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.COMPANY)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "chooseFromShortlist", summary = "Request one of the four, who is held until the answer")
    @Refuses({ "404 shortlist-not-found", "422 not-on-shortlist", "409 no-usable-card", "404 engineer-not-found",
            "409 engineer-taken", "409 engineer-unavailable", "422 start-out-of-range" })
    ResponseEntity<Choice> choose(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id,
            @Valid @RequestBody ChoiceRequest request) {
        var choice = desk.choose(founder, id, request);
        return ResponseEntity.created(URI.create("/v1/bookings/" + choice.bookingId())).body(choice);
    }

    @GetMapping("/exposures")
    @ForAdmins(Scope.BOOKINGS_READ)
    @Operation(operationId = "listExposures", summary = "List how often each engineer was shown, and chosen")
    Page<Exposure> exposures(@RequestParam(defaultValue = Page.OLDEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.exposures(cursor, limit);
    }

}
