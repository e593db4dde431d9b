package dev.cadence.accounts;

import java.time.Clock;
import java.util.UUID;

import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Issues, lists and revokes API keys. Someone else's key does not exist.
@Service
@Transactional
class ApiKeyDesk {

    private final ApiKeys keys;

    private final Clock clock;

    ApiKeyDesk(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// Issues a key to someone who is there in person: a key that leaked must not be able
    /// to make others, which would
    /// outlive its revocation.
    Issued issue(SignedIn by, String name) {
        by.session();
        return issue(by.caller().account(), name);
    }

    Issued issue(AccountId account, String name) {
        var secret = Secret.next(Secret.Kind.KEY);
        return new Issued(keys.save(new ApiKey(account, name, secret, clock.instant())), secret);
    }

    /// Newest first.
    @Transactional(readOnly = true)
    Page<ApiKey> keysOf(Caller caller, UUID before, int limit) {
        var rows = keys.newestOf(caller.account(), before, Limit.of(limit + 1));
        return Page.of(rows, limit, key -> key.id().toString());
    }

    @Transactional(readOnly = true)
    ApiKey key(Caller caller, UUID id) {
        return keys.findByIdAndAccount(id, caller.account())
            .orElseThrow(() -> Refusal.notFound("api-key-not-found", "API key " + id));
    }

    void revoke(Caller caller, UUID id) {
        keys.save(key(caller, id).revoke(clock.instant()));
    }

    /// A key that has just been made; the one moment at which its secret is known.
    record Issued(ApiKey key, Secret secret) {
    }

}
