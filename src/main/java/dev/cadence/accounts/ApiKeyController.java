package dev.cadence.accounts;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

    ApiKeyController(ApiKeyDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    @ForSignedIn
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "issueApiKey", summary = "Make a key; its secret is shown in this answer only")
    @Refuses("403 needs-session")
    ResponseEntity<NewKeyView> issue(SignedIn by, @Valid @RequestBody KeyRequest request) {
        var issued = desk.issue(by, request.name());
        return ResponseEntity.created(URI.create("/v1/api-keys/" + issued.key().id())).body(NewKeyView.of(issued));
    }

    @GetMapping
    @ForSignedIn
    @Operation(operationId = "listApiKeys", summary = "List the caller's keys, newest first")
    Page<KeyView> keys(@AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.keysOf(caller, cursor, limit).map(KeyView::of);
    }

    @GetMapping("/{id}")
    @ForSignedIn
    @Operation(operationId = "readApiKey", summary = "Read about one of the caller's keys")
    @Refuses("404 api-key-not-found")
    KeyView key(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return KeyView.of(desk.key(caller, id));
    }

    @DeleteMapping("/{id}")
    @ForSignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeApiKey", summary = "End a key for good; twice does no harm")
    @Refuses("404 api-key-not-found")
    void revoke(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        desk.revoke(caller, id);
    }

    @Schema(name = "ApiKeyRequest")
    record KeyRequest(@OneLine @Schema(description = "By which its owner tells the key from others.",
            example = "Deploy script") String name) {
    }

    @Schema(name = "ApiKey")
    record KeyView(UUID id, String name, @Schema(description = "How the key begins.") String prefix, Instant createdAt,
            @Schema(description = "To the minute; absent until first used.") @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        static KeyView of(ApiKey key) {
            return new KeyView(key.id(), key.name(), key.prefix(), key.createdAt(), key.lastUsedAt(), key.revokedAt());
        }

    }

    @Schema(name = "NewApiKey")
    record NewKeyView(UUID id, String name, @Schema(description = "How the key begins.") String prefix,
            Instant createdAt, @Schema(description = "The secret itself, shown this once.") String key) {

        static NewKeyView of(ApiKeyDesk.Issued issued) {
            var key = issued.key();
            return new NewKeyView(key.id(), key.name(), key.prefix(), key.createdAt(), issued.secret().text());
        }

    }

}
