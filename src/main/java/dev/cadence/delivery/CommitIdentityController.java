package dev.cadence.delivery;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.ForEngineers;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/me/commit-identity")
@Tag(name = "Delivery")
class CommitIdentityController {

    private final CommitIdentityDesk desk;

    CommitIdentityController(CommitIdentityDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @ForEngineers(Scope.PROFILE_READ)
    @Operation(operationId = "readMyCommitIdentity", summary = "Read by what one is known in repositories")
    @Refuses("404 commit-identity-not-found")
    CommitIdentity find(@AuthenticationPrincipal Caller.Engineer engineer) {
        return desk.find(engineer.engineer());
    }

    @PutMapping
    @ForEngineers(Scope.PROFILE_WRITE)
    @Operation(operationId = "sayMyCommitIdentity",
            summary = "Say by which GitHub login and commit addresses one's pushes are known")
    @Refuses("404 engineer-not-found")
    CommitIdentity say(@AuthenticationPrincipal Caller.Engineer engineer,
            @Valid @RequestBody CommitIdentityDesk.Said said) {
        return desk.say(engineer.engineer(), said);
    }

    @DeleteMapping
    @ForEngineers(Scope.PROFILE_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "forgetMyCommitIdentity", summary = "Be known by nothing; twice does no harm")
    void forget(@AuthenticationPrincipal Caller.Engineer engineer) {
        desk.forget(engineer.engineer());
    }

}
