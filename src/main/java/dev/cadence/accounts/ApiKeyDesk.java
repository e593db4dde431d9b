package dev.cadence.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Issues, rotates, lists and revokes API keys. Someone else's key does not exist, save that an owner sees and revokes
/// all that were made for the company.
@Service
@Transactional
class ApiKeyDesk {

    private final ApiKeys keys;

    private final Accounts accounts;

    private final Notices notices;

    private final Clock clock;

    ApiKeyDesk(ApiKeys keys, Accounts accounts, Notices notices, Clock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.notices = notices;
        this.clock = clock;
    }

    /// @param expiresAt when it ends; a year ahead if nothing is said
    Issued issue(AccountId maker, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
        notices.tell(maker, AccountEvent.Change.API_KEY_MADE);
        return make(maker, name, scopes, expiresAt);
    }

    private Issued make(AccountId maker, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
        var secret = Secret.next(Secret.Kind.KEY);
        var now = clock.instant();
        var end = expiresAt == null ? now.plus(ApiKey.LONGEST_LIFE) : expiresAt;
        return new Issued(keys.save(new ApiKey(account(maker), name, scopes, end, secret, now)), secret);
    }

    /// A key with all the scopes that it can have.
    Issued issue(AccountId maker, String name) {
        return make(maker, name, Scope.grantableTo(account(maker).role()), null);
    }

    /// Only who made a key can have another in its place.
    Issued rotate(Caller caller, UUID id, Duration overlap) {
        var key = key(caller, id);
        if (!key.account().equals(caller.account())) {
            throw Refusal.forbidden("forbidden", "Only who made a key can rotate it.");
        }
        var secret = Secret.next(Secret.Kind.KEY);
        var next = key.rotate(account(caller.account()), secret, overlap, clock.instant());
        keys.save(key);
        notices.tell(caller.account(), AccountEvent.Change.API_KEY_MADE);
        return new Issued(keys.save(next), secret);
    }

    /// Newest first.
    @Transactional(readOnly = true)
    Page<ApiKey> keysOf(Caller caller, UUID before, int limit) {
        var most = Limit.of(limit + 1);
        var rows = caller instanceof Caller.Founder founder && founder.standing() == Standing.OWNER
                ? keys.newestOf(founder.company(), before, most) : keys.newestOf(caller.account(), before, most);
        return Page.of(rows, limit, key -> key.id().toString());
    }

    @Transactional(readOnly = true)
    ApiKey key(Caller caller, UUID id) {
        return keys.findById(id)
            .filter(key -> key.isVisibleTo(caller))
            .orElseThrow(() -> Refusal.notFound("api-key-not-found", "API key " + id));
    }

    void revoke(Caller caller, UUID id) {
        keys.save(key(caller, id).revoke(clock.instant()));
    }

    private Account account(AccountId id) {
        return accounts.findById(id).orElseThrow();
    }

    /// A key that has just been made; the one moment at which its secret is known.
    record Issued(ApiKey key, Secret secret) {
    }

}
