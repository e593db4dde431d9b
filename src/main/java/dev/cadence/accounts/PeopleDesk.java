package dev.cadence.accounts;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.cadence.shared.Refusal;

import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps accounts. Passwords arrive hashed, because hashing takes too long for a transaction.
@Service
@Transactional
class PeopleDesk {

    /// More would be a list of subscribers.
    private static final Limit MOST_ADMINS = Limit.of(100);

    private final Accounts accounts;

    private final Companies companies;

    private final SignInSessions sessions;

    private final ApiKeys keys;

    private final MailedCodes codes;

    private final LastAdmin lastAdmin;

    private final Notices notices;

    private final JdbcClient jdbc;

    private final Clock clock;

    PeopleDesk(Accounts accounts, Companies companies, SignInSessions sessions, ApiKeys keys, MailedCodes codes,
            LastAdmin lastAdmin, Notices notices, JdbcClient jdbc, Clock clock) {
        this.accounts = accounts;
        this.companies = companies;
        this.sessions = sessions;
        this.keys = keys;
        this.codes = codes;
        this.lastAdmin = lastAdmin;
        this.notices = notices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Account addFounder(String companyName, NewPerson founder, String passwordHash) {
        var now = clock.instant();
        var company = companies.save(new Company(companyName, now));
        return add(Account.of(founder, passwordHash, Role.FOUNDER, now).found(company.id(), now));
    }

    Account addMember(CompanyId company, NewPerson founder, String passwordHash) {
        var now = clock.instant();
        return add(Account.of(founder, passwordHash, Role.FOUNDER, now).join(company, now));
    }

    Account add(NewPerson person, String passwordHash, Role role) {
        return add(Account.of(person, passwordHash, role, clock.instant()));
    }

    /// Adds an admin unless there is one, however many instances try at once.
    boolean addFirstAdmin(NewPerson person, String passwordHash) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('cadence.first-admin'))").query().singleRow();
        if (hasAdmin()) {
            return false;
        }
        add(person, passwordHash, Role.ADMIN);
        return true;
    }

    @Transactional(readOnly = true)
    boolean hasAdmin() {
        return accounts.existsByRole(Role.ADMIN);
    }

    @Transactional(readOnly = true)
    Account account(AccountId id) {
        return accounts.findById(id).orElseThrow(() -> unknown(id));
    }

    /// Nobody closes the company before the caller's transaction ends.
    CompanyId requireOpen(CompanyId id) {
        return companies.lock(id)
            .filter(company -> company.closedAt() == null)
            .map(Company::id)
            .orElseThrow(() -> Refusal.notFound("company-not-found", "company " + id.value()));
    }

    /// Nobody erases the engineer before the caller's transaction ends.
    void requireEngineer(EngineerId id) {
        if (accounts.holdEngineer(id).isEmpty()) {
            throw Refusal.notFound("engineer-not-found", "engineer " + id.value());
        }
    }

    @Transactional(readOnly = true)
    Optional<Contact> contact(AccountId id) {
        return accounts.findById(id).filter(account -> !account.isDisabled()).map(Account::contact);
    }

    @Transactional(readOnly = true)
    Optional<Contact> contact(EngineerId id) {
        return accounts.findByEngineer(id).filter(account -> !account.isDisabled()).map(Account::contact);
    }

    @Transactional(readOnly = true)
    Optional<Contact> owner(CompanyId company) {
        return accounts.ownerOf(company).filter(account -> !account.isDisabled()).map(Account::contact);
    }

    @Transactional(readOnly = true)
    Optional<Contact> identity(EngineerId id) {
        return accounts.findByEngineer(id).map(Account::contact);
    }

    @Transactional(readOnly = true)
    List<Contact> identities(Collection<AccountId> ids) {
        return accounts.findByIdIn(ids).stream().map(Account::contact).toList();
    }

    @Transactional(readOnly = true)
    List<Contact> admins() {
        return accounts.admins(MOST_ADMINS).stream().map(Account::contact).toList();
    }

    /// Ends every session but the one in which the password is changed. That takes a
    /// while, in which a reset may have
    /// ended this session and set another password: then it is the reset that counts.
    /// @param verified the hash that the present password was held against
    /// @throws Refusal `wrong-password` when it is not the account's any more
    void changePassword(SignedIn by, String verified, String passwordHash) {
        var account = accounts.lock(by.caller().account())
            .filter(owner -> verified.equals(owner.passwordHash()))
            .orElseThrow(PasswordDesk::wrongPassword);
        accounts.save(account.changePassword(passwordHash));
        codes.withdrawAllOf(account.id(), clock.instant());
        sessions.endAllBut(by.proofId(), account.id(), clock.instant());
        notices.tell(account.id(), AccountEvent.Change.PASSWORD);
    }

    /// Ends their sessions and keys too, none of which comes back with {@link #enable}.
    void disable(Caller.Admin admin, AccountId id) {
        var now = clock.instant();
        var account = account(id).disable(admin.account(), now);
        lastAdmin.requireAnother(account);
        accounts.save(account);
        codes.withdrawInvitationsOf(id, now);
        sessions.endAll(id, now);
        keys.revokeAll(id, now);
    }

    void enable(AccountId id) {
        accounts.save(account(id).enable());
    }

    static Refusal unknown(AccountId id) {
        return Refusal.notFound("account-not-found", "account " + id.value());
    }

    private Account add(Account account) {
        if (accounts.existsByEmail(account.email())) {
            throw People.EMAIL_TAKEN.refusal();
        }
        return accounts.save(account);
    }

}
