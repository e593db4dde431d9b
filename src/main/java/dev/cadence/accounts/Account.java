package dev.cadence.accounts;

import java.time.Instant;
import java.util.Locale;

import dev.cadence.shared.Refusal;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/// A person who signs in: a founder, an engineer, or an admin, for good. A founder belongs to one company at a time, as
/// its owner or as a member, or to none.
@Entity
class Account {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private AccountId id;

    private String email;

    private String name;

    private @Nullable String passwordHash;

    private @Enumerated(EnumType.STRING) Role role;

    private @Embedded @Nullable Membership membership;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engineer_id"))
    private @Nullable EngineerId engineer;

    private Instant createdAt;

    private @Nullable Instant disabledAt;

    private @Nullable Instant erasedAt;

    private @Version @Nullable Long version;

    private Account(NewPerson person, String passwordHash, Role role, Instant now) {
        this.id = AccountId.next();
        this.email = person.email();
        this.name = person.name();
        this.passwordHash = passwordHash;
        this.role = role;
        this.engineer = role == Role.ENGINEER ? EngineerId.next() : null;
        this.createdAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Account() {
    }

    /// An account of somebody whose address is proven.
    static Account of(NewPerson person, String passwordHash, Role role, Instant now) {
        return new Account(person, passwordHash, role, now);
    }

    /// The one way in which an address is written, however it was typed.
    static String address(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /// Makes this founder the owner of a company that nobody belongs to yet.
    /// @throws Refusal `has-a-company` when they belong to one, or are no founder
    Account found(CompanyId company, Instant now) {
        return enter(new Membership(company, Standing.OWNER, now));
    }

    /// Makes this founder a member of a company that invited them.
    /// @throws Refusal `has-a-company` when they belong to one, or are no founder
    Account join(CompanyId company, Instant now) {
        return enter(new Membership(company, Standing.MEMBER, now));
    }

    private Account enter(Membership entered) {
        if (role != Role.FOUNDER || membership != null) {
            throw Refusal.conflict("has-a-company", "Only a founder who belongs to no company can enter one.");
        }
        membership = entered;
        return this;
    }

    /// Ends what this founder may do for the company: of their own will, or removed by
    /// its owner.
    /// @throws Refusal `owner-stays` when they own it
    Account leave() {
        if (membership != null && membership.isOwners()) {
            throw Refusal.conflict("owner-stays", "The owner hands the company over to another member before leaving.");
        }
        membership = null;
        return this;
    }

    /// Closes the company's door behind its owner, who was the last to belong to it.
    Account close() {
        membership = null;
        return this;
    }

    /// Changes what this member is in their company.
    Account become(Standing standing) {
        membership = requireNonNull(membership).as(standing);
        return this;
    }

    Account changePassword(String hash) {
        passwordHash = hash;
        return this;
    }

    Account changeEmail(String proven) {
        email = proven;
        return this;
    }

    /// Keeps this person out: no password, session or key of theirs is accepted from now
    /// on.
    Account disable(AccountId by, Instant now) {
        if (by.equals(id)) {
            throw Refusal.conflict("own-account", "Nobody can disable their own account.");
        }
        if (disabledAt == null) {
            disabledAt = now;
        }
        return this;
    }

    /// Lets this person in again, with their password.
    /// @throws Refusal `account-erased`
    Account enable() {
        if (erasedAt != null) {
            throw Refusal.conflict("account-erased", "The person behind this account was erased.");
        }
        disabledAt = null;
        return this;
    }

    /// Forgets the person for good. The id stays: by it others know who did what.
    /// @throws Refusal `owner-stays` when they own a company
    Account erase(Instant now) {
        leave();
        email = "erased-%s@erased.invalid".formatted(id.value());
        name = "Erased person";
        passwordHash = null;
        disabledAt = disabledAt == null ? now : disabledAt;
        erasedAt = erasedAt == null ? now : erasedAt;
        return this;
    }

    boolean isDisabled() {
        return disabledAt != null;
    }

    boolean isOwner() {
        return membership != null && membership.isOwners();
    }

    /// @param company null for an invitation to be an admin
    boolean mayInviteTo(@Nullable CompanyId company) {
        return !isDisabled() && (company == null ? role == Role.ADMIN : isOwner() && belongsTo(company));
    }

    boolean belongsTo(CompanyId company) {
        return membership != null && membership.company().equals(company);
    }

    /// Who a request of this person is made by.
    Caller caller() {
        return role.caller(id, membership == null ? null : membership.company().value(),
                membership == null ? null : membership.standing(), engineer == null ? null : engineer.value());
    }

    Contact contact() {
        return new Contact(id, name, email);
    }

    AccountId id() {
        return id;
    }

    String email() {
        return email;
    }

    String name() {
        return name;
    }

    /// Absent once the person was erased.
    @Nullable String passwordHash() {
        return passwordHash;
    }

    Role role() {
        return role;
    }

    @Nullable Membership membership() {
        return membership;
    }

    @Nullable EngineerId engineer() {
        return engineer;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isErased() {
        return erasedAt != null;
    }

}
