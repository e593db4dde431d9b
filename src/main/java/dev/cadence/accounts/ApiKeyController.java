package dev.cadence.accounts;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.cadence.shared.InSteps;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/api-keys")
@Tag(name = "API keys", description = "What programs prove themselves with.")
class ApiKeyController {

    private final ApiKeyDesk desk;

    private final Throttle throttle;

    ApiKeyController(ApiKeyDesk desk, Throttle throttle) {
        this.desk = desk;
        this.throttle = throttle;
    }

    @PostMapping
    @ForSignedIn(Scope.IN_PERSON)
    @ResponseStatus(HttpStatus.CREATED)
    @InSteps("counts the key, whatever becomes of it")
    @Operation(operationId = "issueApiKey", summary = "Make a key; its secret is shown in this answer only")
    @Refuses("503 limits-unavailable")
    ResponseEntity<NewKeyView> issue(@AuthenticationPrincipal Caller caller, @Valid @RequestBody KeyRequest request) {
        throttle.key(caller.account());
        return created(desk.issue(caller.account(), request.name(), request.scopes(), request.expiresAt()));
    }

    @PostMapping("/{id}/rotation")
    @ForSignedIn(Scope.IN_PERSON)
    @FoundBy(Circle.HOLDER)
    @ResponseStatus(HttpStatus.CREATED)
    @InSteps("counts the key, whatever becomes of it")
    @Operation(operationId = "rotateApiKey", summary = "Make a key in another's place, which works a while longer")
    @Refuses({ "404 api-key-not-found", "409 key-not-live", "503 limits-unavailable" })
    ResponseEntity<NewKeyView> rotate(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @Valid @RequestBody Rotation rotation) {
        throttle.key(caller.account());
        return created(desk.rotate(caller, id, Duration.ofHours(rotation.overlapHours())));
    }

    @GetMapping
    @ForSignedIn(Scope.ACCOUNT_READ)
    @Operation(operationId = "listApiKeys", summary = "List the caller's keys, or an owner's company's, newest first")
    Page<KeyView> keys(@AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.keysOf(caller, cursor, limit).map(KeyView::of);
    }

    @GetMapping("/{id}")
    @ForSignedIn(Scope.ACCOUNT_READ)
    @FoundBy(Circle.HOLDER)
    @Operation(operationId = "readApiKey", summary = "Read about one of those keys")
    @Refuses("404 api-key-not-found")
    KeyView key(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return KeyView.of(desk.key(caller, id));
    }

    @DeleteMapping("/{id}")
    @ForSignedIn(Scope.IN_PERSON)
    @FoundBy(Circle.HOLDER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeApiKey", summary = "End a key for good; twice does no harm")
    @Refuses("404 api-key-not-found")
    void revoke(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        desk.revoke(caller, id);
    }

    private static ResponseEntity<NewKeyView> created(ApiKeyDesk.Issued issued) {
        return ResponseEntity.created(URI.create("/v1/api-keys/" + issued.key().id())).body(NewKeyView.of(issued));
    }

    @Schema(name = "ApiKeyRequest")
    record KeyRequest(
            @OneLine @Schema(description = "By which its owner tells the key from others.",
                    example = "Deploy script") String name,
            @NotEmpty @Schema(description = "All that the key may be used for.") Set<@NotNull Scope> scopes,
            @Schema(description = "At most a year ahead, which is when it ends if nothing is said.") @Nullable Instant expiresAt) {
    }

    @Schema(name = "ApiKeyRotation")
    record Rotation(@Min(0) @Max(168) @Schema(description = "For how many hours the old key works beside the new one.",
            example = "24") int overlapHours) {
    }

    @Schema(name = "ApiKey")
    record KeyView(UUID id, String name, @Schema(description = "How the key begins.") String prefix, Set<Scope> scopes,
            @Schema(description = "Whose key it is.") UUID madeBy, Instant createdAt, Instant expiresAt,
            @Schema(description = "To the minute; absent until first used.") @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,
            @Schema(description = "The key in whose place it was made.") @Nullable UUID rotatedFrom) {

        static KeyView of(ApiKey key) {
            return new KeyView(key.id(), key.name(), key.prefix(), key.scopes(), key.account().value(), key.createdAt(),
                    key.expiresAt(), key.lastUsedAt(), key.revokedAt(), key.rotatedFrom());
        }

    }

    @Schema(name = "NewApiKey")
    record NewKeyView(UUID id, String name, @Schema(description = "How the key begins.") String prefix,
            Set<Scope> scopes, Instant createdAt, Instant expiresAt,
            @Schema(description = "The secret itself, shown this once.") String key) {

        @Override
        public String toString() {
            return "NewKeyView[prefix=%s]".formatted(prefix);
        }

        static NewKeyView of(ApiKeyDesk.Issued issued) {
            var key = issued.key();
            return new NewKeyView(key.id(), key.name(), key.prefix(), key.scopes(), key.createdAt(), key.expiresAt(),
                    issued.secret().text());
        }

    }

}
