package dev.cadence.operations;

import java.time.Duration;
import java.util.List;

import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForEveryone;
import dev.cadence.accounts.FoundBy;
import dev.cadence.shared.Refusal;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Where the `type` of a problem leads.
@RestController
@Tag(name = "Problems", description = "What the types of problems mean.")
class ProblemController {

    private final ProblemCatalogue catalogue;

    private final Operations operations;

    ProblemController(ProblemCatalogue catalogue, Operations operations) {
        this.catalogue = catalogue;
        this.operations = operations;
    }

    @GetMapping("/problems/{code}")
    @ForEveryone
    @FoundBy(Circle.ALL)
    @Operation(operationId = "readProblem", summary = "Read what a problem's type means")
    @Refuses("404 not-found")
    ResponseEntity<ProblemView> read(@PathVariable String code) {
        var meaning = catalogue.meaning(code).orElseThrow(() -> Refusal.notFound("not-found", "such problem"));
        var problem = new ProblemView("/problems/" + code, meaning, operations.thatMayAnswerWith(code));
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic()).body(problem);
    }

    @Schema(name = "ProblemType")
    record ProblemView(String type, @Schema(description = "In words.") String meaning,
            @Schema(description = "Which operations may answer with it, such as `409 PUT /v1/bookings/{id}/acceptance`;"
                    + " none when it comes before any operation is found.") List<String> operations) {
    }

}
