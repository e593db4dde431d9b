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

/// A person who signs in: a founder of one company, an engineer, or an admin. What they may do follows from that alone
/// and never changes.
@Entity
class Account {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private AccountId id;

    private String email;

    private String name;

    private String passwordHash;

    private @Enumerated(EnumType.STRING) Role role;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "company_id"))
    private @Nullable CompanyId company;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engineer_id"))
    private @Nullable EngineerId engineer;

    private Instant createdAt;

    private @Nullable Instant disabledAt;

    private @Version @Nullable Long version;

    private Account(NewPerson person, String passwordHash, Role role, @Nullable CompanyId company,
            @Nullable EngineerId engineer, Instant now) {
        this.id = AccountId.next();
        this.email = person.email();
        this.name = person.name();
        this.passwordHash = passwordHash;
        this.role = role;
        this.company = company;
        this.engineer = engineer;
        this.createdAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Account() {
    }

    static Account founder(CompanyId company, NewPerson person, String passwordHash, Instant now) {
        return new Account(person, passwordHash, Role.FOUNDER, company, null, now);
    }

    static Account engineer(NewPerson person, String passwordHash, Instant now) {
        return new Account(person, passwordHash, Role.ENGINEER, null, EngineerId.next(), now);
    }

    static Account admin(NewPerson person, String passwordHash, Instant now) {
        return new Account(person, passwordHash, Role.ADMIN, null, null, now);
    }

    /// The one way in which an address is written, however it was typed.
    static String address(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
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

    /// Lets this person in again. Keys that were not revoked work again too.
    Account enable() {
        disabledAt = null;
        return this;
    }

    boolean isDisabled() {
        return disabledAt != null;
    }

    /// Who a request of this person is made by.
    Caller caller() {
        return role.caller(id, company == null ? null : company.value(), engineer == null ? null : engineer.value());
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

    String passwordHash() {
        return passwordHash;
    }

    Role role() {
        return role;
    }

    @Nullable CompanyId company() {
        return company;
    }

    @Nullable EngineerId engineer() {
        return engineer;
    }

}
