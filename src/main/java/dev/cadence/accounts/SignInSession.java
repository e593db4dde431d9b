package dev.cadence.accounts;

import java.time.Duration;
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

/// The time for which a person who gave their password stays signed in.
@Entity
class SignInSession {

    /// Long enough for a sitting, short enough that a stolen token is soon worth nothing.
    /// Programs use API keys.
    static final Duration LIFETIME = Duration.ofHours(1);

    private @Id UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId account;

    @Column(name = "token_sha256")
    private byte[] tokenSha256;

    private Instant createdAt;

    private Instant expiresAt;

    private @Nullable Instant endedAt;

    private @Nullable Instant secondFactorAt;

    private String address;

    private @Nullable String userAgent;

    private @Version @Nullable Long version;

    SignInSession(AccountId account, Secret token, Origin origin, Instant now) {
        this.id = Ids.next();
        this.account = account;
        this.tokenSha256 = token.sha256();
        this.address = origin.address();
        this.userAgent = origin.userAgent();
        this.createdAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    @SuppressWarnings("NullAway.Init")
    protected SignInSession() {
    }

    /// Takes the place of a session in which the second factor was given just now, with
    /// another token: whoever knew the
    /// first one is left with nothing.
    static SignInSession withSecondFactor(SignInSession first, Secret token, Instant now) {
        var session = new SignInSession(first.account, token, first.origin(), now);
        session.secondFactorAt = now;
        return session;
    }

    SignInSession end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
        return this;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean isLive(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    UUID id() {
        return id;
    }

    AccountId account() {
        return account;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant endedAt() {
        return endedAt;
    }

    @Nullable Instant secondFactorAt() {
        return secondFactorAt;
    }

    Origin origin() {
        return new Origin(address, userAgent);
    }

}
