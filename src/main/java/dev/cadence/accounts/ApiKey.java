package dev.cadence.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cadence.shared.Ids;
import dev.cadence.shared.Refusal;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// Lets a program act as the account that made it, as far as its scopes go, until it expires or is revoked. A founder's
/// key is good for the company that they belonged to when they made it.
@Entity
class ApiKey {

    /// The longest that a key lives, and as long as it lives if nothing else is said: a
    /// secret that nobody remembers
    /// should not work for ever.
    static final Duration LONGEST_LIFE = Duration.ofDays(365);

    private @Id UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId account;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "company_id"))
    private @Nullable CompanyId company;

    private String name;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> scopes;

    private String prefix;

    @Column(name = "secret_sha256")
    private byte[] secretSha256;

    private Instant createdAt;

    private Instant expiresAt;

    private @Nullable UUID rotatedFrom;

    /// Kept by {@link Credentials} as requests come in, never by this aggregate.
    @Column(insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    private @Nullable Instant revokedAt;

    private @Version @Nullable Long version;

    /// @param expiresAt after now, and at most a year ahead
    /// @throws Refusal `invalid-request` for another end, and for scopes that mean
    /// nothing to the maker
    ApiKey(Account maker, String name, Set<Scope> scopes, Instant expiresAt, Secret secret, Instant now) {
        requireGrantable(scopes, maker.role());
        requireInTime(expiresAt, now);
        this.id = Ids.next();
        this.account = maker.id();
        this.company = maker.membership() == null ? null : maker.membership().company();
        this.name = name;
        this.scopes = scopes.stream().map(Scope::text).sorted().toList();
        this.prefix = secret.shown();
        this.secretSha256 = secret.sha256();
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    @SuppressWarnings("NullAway.Init")
    protected ApiKey() {
    }

    private static void requireGrantable(Set<Scope> scopes, Role role) {
        if (!Scope.grantableTo(role).containsAll(scopes)) {
            throw Refusal.invalid("scopes", "must be among those that your role can give to a key");
        }
    }

    private static void requireInTime(Instant expiresAt, Instant now) {
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST_LIFE))) {
            throw Refusal.invalid("expiresAt", "must be after now and at most 365 days ahead");
        }
    }

    /// Makes the key that takes this one's place, for as long a life. This one works a
    /// while longer, so that programs can
    /// change over one by one.
    /// @param overlap for how long, at most until it would have expired anyway
    /// @throws Refusal `key-not-live` when it was revoked or has expired
    ApiKey rotate(Account maker, Secret secret, Duration overlap, Instant now) {
        if (!isLive(now)) {
            throw Refusal.conflict("key-not-live", "This key was revoked or has expired.");
        }
        var life = Duration.between(createdAt, expiresAt);
        var next = new ApiKey(maker, name, scopes(), now.plus(life), secret, now);
        next.rotatedFrom = id;
        var end = now.plus(overlap);
        expiresAt = end.isBefore(expiresAt) ? end : expiresAt;
        return next;
    }

    /// Ends the key for good; a second time changes nothing.
    ApiKey revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
        return this;
    }

    boolean isLive(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /// A maker sees their keys, an owner all that were made for the company.
    boolean isVisibleTo(Caller caller) {
        return account.equals(caller.account()) || caller instanceof Caller.Founder founder
                && founder.standing() == Standing.OWNER && founder.company().equals(company);
    }

    UUID id() {
        return id;
    }

    AccountId account() {
        return account;
    }

    Set<Scope> scopes() {
        return scopes.stream().map(Scope::of).collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable UUID rotatedFrom() {
        return rotatedFrom;
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
