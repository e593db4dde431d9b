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

/// Whom an identity provider knows by a subject that never changes hands, and whose account that opens. Addresses do change
/// hands, so after the first time they do not count.
@Entity
class ExternalIdentity {

    private @Id UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId account;

    private String issuer;

    private String subject;

    private Instant linkedAt;

    private @Version @Nullable Long version;

    ExternalIdentity(AccountId account, Identity identity, Instant now) {
        this.id = Ids.next();
        this.account = account;
        this.issuer = identity.issuer();
        this.subject = identity.subject();
        this.linkedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected ExternalIdentity() {
    }

    UUID id() {
        return id;
    }

    AccountId account() {
        return account;
    }

    String issuer() {
        return issuer;
    }

    String subject() {
        return subject;
    }

    Instant linkedAt() {
        return linkedAt;
    }

}
