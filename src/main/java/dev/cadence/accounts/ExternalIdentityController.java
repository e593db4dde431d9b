package dev.cadence.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/me/external-identities")
@Tag(name = "External identities", description = "Signing in by an OpenID provider, where the installation has one.")
class ExternalIdentityController {

    private final ExternalIdentityDesk desk;

    ExternalIdentityController(ExternalIdentityDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @ForSignedIn(Scope.IN_PERSON)
    @Operation(operationId = "listExternalIdentities", summary = "List what the caller is signed in by, newest first")
    IdentitiesView identities(@AuthenticationPrincipal Caller caller) {
        return new IdentitiesView(desk.identitiesOf(caller).stream().map(IdentityView::of).toList());
    }

    @DeleteMapping("/{id}")
    @ForSignedIn(Scope.IN_PERSON)
    @FoundBy(Circle.HOLDER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeExternalIdentity", summary = "Forget one of those identities")
    @Refuses("404 external-identity-not-found")
    void remove(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        desk.remove(caller, id);
    }

    @Schema(name = "ExternalIdentities")
    record IdentitiesView(@Schema(description = "One of each issuer at most.") List<IdentityView> identities) {
    }

    @Schema(name = "ExternalIdentity")
    record IdentityView(UUID id, @Schema(description = "The provider, as it calls itself.",
            example = "https://id.example.com") String issuer, Instant linkedAt) {

        static IdentityView of(ExternalIdentity identity) {
            return new IdentityView(identity.id(), identity.issuer(), identity.linkedAt());
        }

    }

}
