package dev.cadence.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.Ids;
import dev.cadence.shared.Refusal;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;

/// A code that is sent to a mailbox, and with which its owner may do one thing, once: make an account there, enter a
/// company, set a new password, or make it the address of their account.
///
/// Asked for, it is the same whether or not anybody has an account there. The code itself is made when the letter is
/// written, kept as a SHA-256, and made anew when the letter is written again.
@Entity
class MailedCode extends AbstractAggregateRoot<MailedCode> {

    private @Id UUID id;

    private @Enumerated(EnumType.STRING) Purpose purpose;

    private String email;

    private @Enumerated(EnumType.STRING) @Nullable Role role;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "invited_by"))
    private @Nullable AccountId invitedBy;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "company_id"))
    private @Nullable CompanyId company;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private @Nullable AccountId account;

    private Instant requestedAt;

    private Instant expiresAt;

    @Column(name = "code_sha256")
    private byte @Nullable [] codeSha256;

    private @Nullable Instant usedAt;

    private @Nullable Instant withdrawnAt;

    private @Version @Nullable Long version;

    private MailedCode(Purpose purpose, String email, Duration validity, Instant now) {
        this.id = Ids.next();
        this.purpose = purpose;
        this.email = email;
        this.requestedAt = now;
        this.expiresAt = now.plus(validity);
        registerEvent(new AccountEvent.CodeRequested(id));
    }

    @SuppressWarnings("NullAway.Init")
    protected MailedCode() {
    }

    /// Somebody wants an account at their own address.
    static MailedCode registration(String email, Role role, Instant now) {
        var code = new MailedCode(Purpose.REGISTRATION, email, Purpose.REGISTRATION.validity, now);
        code.role = role;
        return code;
    }

    /// An owner invites to the company, or an admin to be an admin.
    static MailedCode invitation(String email, Account by, Instant now) {
        var code = new MailedCode(Purpose.REGISTRATION, email, Purpose.INVITATION_VALIDITY, now);
        var membership = by.membership();
        code.role = by.role();
        code.company = membership == null ? null : membership.company();
        code.invitedBy = by.id();
        return code;
    }

    /// @param account whose address it is, if anybody's
    static MailedCode passwordReset(String email, @Nullable AccountId account, Instant now) {
        var code = new MailedCode(Purpose.PASSWORD_RESET, email, Purpose.PASSWORD_RESET.validity, now);
        code.account = account;
        return code;
    }

    static MailedCode emailChange(String email, AccountId account, Instant now) {
        var code = new MailedCode(Purpose.EMAIL_CHANGE, email, Purpose.EMAIL_CHANGE.validity, now);
        code.account = account;
        return code;
    }

    /// Makes the code that the letter is to bring. One that was made before is worth
    /// nothing from now on.
    Secret write() {
        var secret = Secret.next(purpose.kind);
        codeSha256 = secret.sha256();
        return secret;
    }

    /// Whether it can be used, or would be as soon as it is written.
    boolean isOpen(Instant now) {
        return usedAt == null && withdrawnAt == null && now.isBefore(expiresAt);
    }

    /// @throws Refusal `unknown-code` unless it is open
    MailedCode use(Instant now) {
        if (!isOpen(now)) {
            throw Secret.unknownCode();
        }
        usedAt = now;
        return this;
    }

    /// Takes an invitation back. Twice, or after it was accepted, changes nothing.
    MailedCode withdraw(Instant now) {
        if (usedAt == null && withdrawnAt == null) {
            withdrawnAt = now;
        }
        return this;
    }

    UUID id() {
        return id;
    }

    Purpose purpose() {
        return purpose;
    }

    String email() {
        return email;
    }

    @Nullable Role role() {
        return role;
    }

    @Nullable AccountId invitedBy() {
        return invitedBy;
    }

    @Nullable CompanyId company() {
        return company;
    }

    @Nullable AccountId account() {
        return account;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    @Nullable Instant usedAt() {
        return usedAt;
    }

    @Nullable Instant withdrawnAt() {
        return withdrawnAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    enum Purpose {

        REGISTRATION(Secret.Kind.REGISTRATION, Duration.ofHours(24)),
        PASSWORD_RESET(Secret.Kind.PASSWORD_RESET, Duration.ofMinutes(30)),
        EMAIL_CHANGE(Secret.Kind.EMAIL_CHANGE, Duration.ofHours(24));

        /// An invitation waits for somebody who did not ask for it.
        static final Duration INVITATION_VALIDITY = Duration.ofDays(7);

        private final Secret.Kind kind;

        private final Duration validity;

        Purpose(Secret.Kind kind, Duration validity) {
            this.kind = kind;
            this.validity = validity;
        }

        Secret.Kind kind() {
            return kind;
        }

    }

}
