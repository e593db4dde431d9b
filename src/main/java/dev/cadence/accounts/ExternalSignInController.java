package dev.cadence.accounts;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "External identities", description = "Signing in by an OpenID provider, where the installation has one.")
class ExternalSignInController {

    private final ExternalSignInDesk desk;

    private final IdentityProviders providers;

    ExternalSignInController(ExternalSignInDesk desk, IdentityProviders providers) {
        this.desk = desk;
        this.providers = providers;
    }

    @GetMapping("/v1/identity-providers")
    @ForEveryone
    @Operation(operationId = "listIdentityProviders", summary = "List by whom people may be signed in; often nobody")
    ProvidersView providers() {
        return new ProvidersView(providers.names()
            .entrySet()
            .stream()
            .map(provider -> new ProviderView(provider.getKey(), provider.getValue()))
            .toList());
    }

    @PostMapping("/v1/external-sign-ins")
    @ForEveryone
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "beginExternalSignIn", summary = "Learn where to send somebody who wants to sign in")
    @Refuses({ "404 identity-provider-not-found", "503 identity-provider-unavailable" })
    ResponseEntity<BegunView> begin(@Valid @RequestBody ExternalSignInRequest request) {
        var begun = desk.begin(request.provider());
        return ResponseEntity.created(URI.create("/v1/external-sessions")).body(BegunView.of(begun));
    }

    @PostMapping("/v1/external-sessions")
    @ForEveryone
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "signInExternally", summary = "Sign in with what the provider sent back with the person")
    @Refuses({ "401 identity-refused", "401 wrong-credentials", "403 no-account-for-identity",
            "503 identity-provider-unavailable" })
    ResponseEntity<SessionController.SessionView> finish(@Valid @RequestBody ExternalProof proof,
            HttpServletRequest from) {
        var opened = desk.finish(proof.attempt(), proof.code(), proof.state(), Origin.of(from));
        return ResponseEntity.created(URI.create("/v1/sessions/current"))
            .body(SessionController.SessionView.of(opened));
    }

    record ExternalSignInRequest(
            @NotNull @Schema(description = "The id of one that the list has.", example = "acme") String provider) {
    }

    record ExternalProof(
            @NotNull @Schema(
                    description = "As it was answered when this was begun, in the same browser.") String attempt,
            @NotBlank @Size(max = 4096) @Schema(description = "As the provider sent it.") String code,
            @NotNull @Size(max = 256) @Schema(description = "As the provider sent it.") String state) {

        @Override
        public String toString() {
            return "ExternalProof";
        }

    }

    @Schema(name = "IdentityProvider")
    record ProviderView(String id, String name) {
    }

    @Schema(name = "IdentityProviders")
    record ProvidersView(List<ProviderView> providers) {
    }

    @Schema(name = "ExternalSignIn")
    record BegunView(
            @Schema(description = "To be kept in this browser and sent with what the provider sends back. "
                    + "It is good for one try.") String attempt,
            @Schema(description = "The provider's page to open.") String authorizationUrl, Instant expiresAt) {

        static BegunView of(ExternalSignInDesk.Begun begun) {
            return new BegunView(begun.attempt().text(), begun.authorizationUrl(), begun.expiresAt());
        }

        @Override
        public String toString() {
            return "BegunView";
        }

    }

}
