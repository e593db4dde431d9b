package dev.cadence.accounts;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.Page;
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
class ApiKeyController {

    /// Comes after every id, so that a listing without a cursor begins with the newest
    /// key.
    private static final String NEWEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private final ApiKeyDesk desk;

    ApiKeyController(ApiKeyDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    @ForSignedIn
    ResponseEntity<NewKeyView> issue(SignedIn by, @Valid @RequestBody KeyRequest request) {
        var issued = desk.issue(by, request.name());
        return ResponseEntity.created(URI.create("/v1/api-keys/" + issued.key().id())).body(NewKeyView.of(issued));
    }

    @GetMapping
    @ForSignedIn
    Page<KeyView> keys(@AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = NEWEST) UUID after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
        return desk.keysOf(caller, after, limit).map(KeyView::of);
    }

    @GetMapping("/{id}")
    @ForSignedIn
    KeyView key(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return KeyView.of(desk.key(caller, id));
    }

    @DeleteMapping("/{id}")
    @ForSignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        desk.revoke(caller, id);
    }

    /// @param name by which its owner tells the key from others
    record KeyRequest(@OneLine String name) {
    }

    /// @param prefix how the key begins
    /// @param lastUsedAt to the minute
    record KeyView(UUID id, String name, String prefix, Instant createdAt, @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        static KeyView of(ApiKey key) {
            return new KeyView(key.id(), key.name(), key.prefix(), key.createdAt(), key.lastUsedAt(), key.revokedAt());
        }

    }

    /// @param key the secret itself, shown this once
    record NewKeyView(UUID id, String name, String prefix, Instant createdAt, String key) {

        static NewKeyView of(ApiKeyDesk.Issued issued) {
            var key = issued.key();
            return new NewKeyView(key.id(), key.name(), key.prefix(), key.createdAt(), issued.secret().text());
        }

    }

}
