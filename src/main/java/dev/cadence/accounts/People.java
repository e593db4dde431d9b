package dev.cadence.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.cadence.shared.ConstraintRefusal;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import org.springframework.stereotype.Service;

/// How other modules, and whoever prepares a demonstration, bring people in. Joins the caller's transaction, or makes
/// one of its own.
///
/// Every method that takes a {@link NewPerson} answers what is wrong with them as an invalid request with `errors[]`,
/// and refuses an address that has an account with `email-taken`.
@Service
public class People {

    static final ConstraintRefusal EMAIL_TAKEN = new ConstraintRefusal("account_email_has_one_owner", "email-taken",
            "There is an account with this address already.");

    private final PeopleDesk desk;

    private final ApiKeyDesk keys;

    private final Passwords passwords;

    private final Validator validator;

    People(PeopleDesk desk, ApiKeyDesk keys, Passwords passwords, Validator validator) {
        this.desk = desk;
        this.keys = keys;
        this.passwords = passwords;
        this.validator = validator;
    }

    /// Adds a company together with its first founder, who owns it.
    /// @param companyName 1 to 100 characters
    public Caller.Founder addCompany(String companyName, NewPerson founder) {
        return (Caller.Founder) desk.addFounder(companyName, founder, hashOf(founder)).caller();
    }

    /// Adds a founder to a company that is there, as a member.
    public Caller.Founder addMember(CompanyId company, NewPerson founder) {
        return (Caller.Founder) desk.addMember(company, founder, hashOf(founder)).caller();
    }

    /// Adds a founder who belongs to no company.
    public Caller.Unaffiliated addUnaffiliated(NewPerson founder) {
        return (Caller.Unaffiliated) desk.add(founder, hashOf(founder), Role.FOUNDER).caller();
    }

    /// Adds an engineer's account and with it the id by which the engineer is known from
    /// now on.
    public Caller.Engineer addEngineer(NewPerson person) {
        return (Caller.Engineer) desk.add(person, hashOf(person), Role.ENGINEER).caller();
    }

    public Caller.Admin addAdmin(NewPerson person) {
        return (Caller.Admin) desk.add(person, hashOf(person), Role.ADMIN).caller();
    }

    /// Keeps a company from being closed, and from asking for two things at the same
    /// moment, until the caller's transaction ends.
    /// @throws dev.cadence.shared.Refusal `company-not-found` when it is closed
    public CompanyId requireOpen(CompanyId company) {
        return desk.requireOpen(company);
    }

    /// @throws dev.cadence.shared.Refusal `engineer-not-found`
    public void requireEngineer(EngineerId engineer) {
        desk.requireEngineer(engineer);
    }

    /// @return empty for nobody, and for those who were disabled or erased
    public Optional<Contact> contact(AccountId account) {
        return desk.contact(account);
    }

    /// @return empty for nobody, and for those who were disabled or erased
    public Optional<Contact> contact(EngineerId engineer) {
        return desk.contact(engineer);
    }

    /// Who owns a company.
    /// @return empty for nobody, and for those who were disabled or erased
    public Optional<Contact> owner(CompanyId company) {
        return desk.owner(company);
    }

    /// Who an engineer is, also while their account is disabled; not to be written to.
    public Optional<Contact> identity(EngineerId engineer) {
        return desk.identity(engineer);
    }

    /// Who some people are, also while their accounts are disabled, in any order; not to
    /// be written to.
    public List<Contact> identities(Collection<AccountId> accounts) {
        return desk.identities(accounts);
    }

    /// All who look after the marketplace at present; of more than a hundred the first.
    public List<Contact> admins() {
        return desk.admins();
    }

    /// Makes an API key that acts as the account, with every scope that it can have, for
    /// a year.
    /// @param name by which its owner tells it from others, 1 to 100 characters
    /// @return the secret itself, which cannot be had again
    public String issueKey(AccountId account, String name) {
        return keys.issue(desk.account(account).id(), name).secret().text();
    }

    /// Adds an admin unless there is one, however many instances try at once.
    boolean addFirstAdmin(NewPerson person) {
        return !desk.hasAdmin() && desk.addFirstAdmin(person, hashOf(person));
    }

    private String hashOf(NewPerson person) {
        var violations = validator.validate(person);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return passwords.hash(person.password());
    }

}
