package dev.cadence.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static java.util.Objects.requireNonNull;

/// Has codes sent to mailboxes, and does what they are good for. Passwords arrive hashed, because hashing takes too long
/// for a transaction.
@Service
@Transactional
class CodeDesk {

    /// How long codes are remembered after they expired, for whoever asks what was sent.
    static final Duration MEMORY = Duration.ofDays(30);

    private final MailedCodes codes;

    private final Accounts accounts;

    private final Companies companies;

    private final SignInSessions sessions;

    private final Notices notices;

    private final Clock clock;

    CodeDesk(MailedCodes codes, Accounts accounts, Companies companies, SignInSessions sessions, Notices notices,
            Clock clock) {
        this.codes = codes;
        this.accounts = accounts;
        this.companies = companies;
        this.sessions = sessions;
        this.notices = notices;
        this.clock = clock;
    }

    void requestRegistration(String email, Role role) {
        codes.save(MailedCode.registration(email, role, clock.instant()));
    }

    void requestPasswordReset(String email) {
        var account = accounts.findByEmail(email).map(Account::id).orElse(null);
        codes.save(MailedCode.passwordReset(email, account, clock.instant()));
    }

    void requestEmailChange(AccountId account, String email) {
        codes.save(MailedCode.emailChange(email, account, clock.instant()));
        notices.tell(account, AccountEvent.Change.EMAIL_CHANGE_REQUESTED);
    }

    /// The code as it would be used now.
    @Transactional(readOnly = true)
    MailedCode open(Secret secret) {
        return codes.findByCodeSha256(secret.sha256())
            .filter(code -> code.isOpen(clock.instant()))
            .orElseThrow(Secret::unknownCode);
    }

    /// Makes the account that the code is good for, at the address where the code was
    /// sent.
    Account register(Secret secret, NewPerson person, String passwordHash, @Nullable String companyName) {
        var now = clock.instant();
        var code = codes.save(open(secret).use(now));
        var account = Account.of(person, passwordHash, requireNonNull(code.role()), now);
        if (accounts.existsByEmail(account.email())) {
            throw People.EMAIL_TAKEN.refusal();
        }
        requireInviter(code);
        var invitedTo = code.company();
        if (invitedTo != null) {
            requireOpen(invitedTo);
            account.join(invitedTo, now);
        }
        else if (companyName != null) {
            account.found(companies.save(new Company(companyName, now)).id(), now);
        }
        return accounts.save(account);
    }

    /// Lets a founder who has an account enter the company that invited them.
    /// @throws dev.cadence.shared.Refusal `unknown-code` also when the invitation was for
    /// another address
    Account join(AccountId caller, Secret secret) {
        var account = accounts.findById(caller).orElseThrow();
        var code = open(secret);
        var company = code.company();
        if (company == null || !code.email().equals(account.email())) {
            throw Secret.unknownCode();
        }
        requireInviter(code);
        requireOpen(company);
        codes.save(code.use(clock.instant()));
        return accounts.save(account.join(company, clock.instant()));
    }

    /// Whoever cannot invite any more has not invited.
    private void requireInviter(MailedCode code) {
        var inviter = code.invitedBy();
        if (inviter != null && accounts.findById(inviter).filter(by -> by.mayInviteTo(code.company())).isEmpty()) {
            throw Secret.unknownCode();
        }
    }

    /// Nobody closes the company before the caller's transaction ends.
    private void requireOpen(CompanyId company) {
        if (companies.lock(company).filter(open -> open.closedAt() == null).isEmpty()) {
            throw Secret.unknownCode();
        }
    }

    /// Sets a new password and ends every session: whoever knew the old one is out.
    Account resetPassword(Secret secret, String passwordHash) {
        var now = clock.instant();
        var code = codes.save(open(secret).use(now));
        var account = accounts.findById(requireNonNull(code.account()))
            .filter(owner -> !owner.isDisabled())
            .orElseThrow(Secret::unknownCode);
        codes.withdrawAllOf(account.id(), now);
        sessions.endAll(account.id(), now);
        notices.tell(account.id(), AccountEvent.Change.PASSWORD);
        return accounts.save(account.changePassword(passwordHash));
    }

    /// @throws dev.cadence.shared.Refusal `email-taken`, `unknown-code` also for
    /// another's code
    Account changeEmail(AccountId caller, Secret secret) {
        var code = open(secret);
        if (!caller.equals(code.account())) {
            throw Secret.unknownCode();
        }
        if (accounts.existsByEmail(code.email())) {
            throw People.EMAIL_TAKEN.refusal();
        }
        codes.save(code.use(clock.instant()));
        codes.withdrawAllOf(caller, clock.instant());
        return accounts.save(accounts.findById(caller).orElseThrow().changeEmail(code.email()));
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    int forgetOldCodes() {
        return codes.deleteExpiredBefore(clock.instant().minus(MEMORY));
    }

}
