package dev.cadence.vetting;

import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/declared-interests")
@Tag(name = "Vetting", description = "From application to decision.")
class InterestController {

    private final Conflicts conflicts;

    InterestController(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    @PutMapping("/{engineerId}")
    @ForAdmins(Scope.VETTING_WRITE)
    @FoundBy(Circle.ALL)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "declareInterest",
            summary = "Say that one is too close to an engineer to judge them; for good, and twice does no harm")
    @Refuses("404 engineer-not-found")
    void declare(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID engineerId) {
        conflicts.declare(admin.account(), new EngineerId(engineerId));
    }

}
