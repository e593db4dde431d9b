package dev.cadence.vetting;

import java.net.URI;
import java.util.List;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.ForEveryone;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Everybody may know by what engineers are graded.
@RestController
@RequestMapping("/v1/rubrics")
@Tag(name = "Vetting", description = "From application to decision.")
class RubricController {

    private final RubricDesk desk;

    RubricController(RubricDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/current")
    @ForEveryone
    @Operation(operationId = "readRubric", summary = "Read what interviews that begin now are graded by")
    Rubric current() {
        return desk.current();
    }

    @GetMapping("/{version}")
    @ForEveryone
    @FoundBy(Circle.ALL)
    @Operation(operationId = "readRubricVersion", summary = "Read a version of the rubric")
    @Refuses("404 rubric-not-found")
    Rubric version(@PathVariable int version) {
        return desk.version(version);
    }

    @PostMapping
    @ForAdmins(Scope.VETTING_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "publishRubric",
            summary = "Publish a new version, by which interviews that begin from now on are graded")
    @Refuses("409 rubric-just-published")
    ResponseEntity<Rubric> publish(@AuthenticationPrincipal Caller.Admin admin,
            @Valid @RequestBody RubricRequest request) {
        var rubric = desk.publish(admin, request.criteria());
        return ResponseEntity.created(URI.create("/v1/rubrics/" + rubric.version())).body(rubric);
    }

    record RubricRequest(@NotNull @Size(min = 1, max = 30) List<@Valid @NotNull Criterion> criteria) {
    }

}
