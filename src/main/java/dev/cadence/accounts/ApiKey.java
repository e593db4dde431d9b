package dev.cadence.accounts;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.Ids;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/// Lets a program act as the account that made it, until it is revoked.
@Entity
class ApiKey {

    private @Id UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId account;

    private String name;

    private String prefix;

    @Column(name = "secret_sha256")
    private byte[] secretSha256;

    private Instant createdAt;

    /// Kept by {@link Credentials} as requests come in, never by this aggregate.
    @Column(insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    private @Nullable Instant revokedAt;

    private @Version @Nullable Long version;

    ApiKey(AccountId account, String name, Secret secret, Instant now) {
        this.id = Ids.next();
        this.account = account;
        this.name = name;
        this.prefix = secret.shown();
        this.secretSha256 = secret.sha256();
        this.createdAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected ApiKey() {
    }

    /// Ends the key for good; a second time changes nothing.
    ApiKey revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
        return this;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String prefix() {
        return prefix;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }

    @Nullable Instant revokedAt() {
        return revokedAt;
    }

}
