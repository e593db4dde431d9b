package dev.cadence.accounts;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Looks after companies and who belongs to them. Another's company does not exist.
@Service
@Transactional
class CompanyDesk {

    private final Companies companies;

    private final Accounts accounts;

    private final ApiKeys keys;

    private final MailedCodes codes;

    private final List<PersonalData> records;

    private final Clock clock;

    CompanyDesk(Companies companies, Accounts accounts, ApiKeys keys, MailedCodes codes, List<PersonalData> records,
            Clock clock) {
        this.companies = companies;
        this.accounts = accounts;
        this.keys = keys;
        this.codes = codes;
        this.records = records;
        this.clock = clock;
    }

    /// Makes a company, which its founder owns from now on.
    Company found(Caller.Unaffiliated founder, String name) {
        var now = clock.instant();
        var company = companies.save(new Company(name, now));
        accounts.save(account(founder.account()).found(company.id(), now));
        return company;
    }

    /// A company as its founders and the admins may see it; for anyone else there is
    /// none.
    @Transactional(readOnly = true)
    Company company(Caller caller, CompanyId id) {
        return companies.findById(id)
            .filter(company -> company.isVisibleTo(caller))
            .orElseThrow(() -> Refusal.notFound("company-not-found", "company " + id.value()));
    }

    /// Those of them that the caller may see.
    @Transactional(readOnly = true)
    List<Company> companies(Caller caller, List<CompanyId> ids) {
        return companies.findAllById(ids).stream().filter(company -> company.isVisibleTo(caller)).toList();
    }

    Company rename(Caller.Founder owner, CompanyId id, String name) {
        return companies.save(company(owner, id).rename(name));
    }

    /// Who belongs to the company, the newest account first.
    @Transactional(readOnly = true)
    Page<Account> members(Caller caller, CompanyId id, UUID before, int limit) {
        var found = accounts.membersOf(company(caller, id).id(), before, Limit.of(limit + 1));
        return Page.of(found, limit, account -> account.id().value().toString());
    }

    /// @throws Refusal `company-not-found`, `member-not-found`
    @Transactional(readOnly = true)
    Account member(Caller caller, CompanyId id, AccountId member) {
        return accounts.findById(member)
            .filter(account -> account.belongsTo(company(caller, id).id()))
            .orElseThrow(() -> Refusal.notFound("member-not-found", "member " + member.value()));
    }

    /// @throws Refusal `company-not-found`, `owner-not-found`
    @Transactional(readOnly = true)
    Account owner(Caller caller, CompanyId id) {
        return accounts.ownerOf(company(caller, id).id())
            .orElseThrow(() -> Refusal.notFound("owner-not-found", "owner of company " + id.value()));
    }

    /// Ends a membership: a member's own, or one that the owner or an admin ends. The
    /// keys that they made for the company
    /// end with it.
    /// @throws Refusal `member-not-found`, `owner-stays`
    void remove(Caller by, CompanyId id, AccountId member) {
        var account = member(by, id, member);
        if (!mayRemove(by, member)) {
            throw Refusal.forbidden("forbidden", "Only the owner can remove other members.");
        }
        accounts.save(account.leave());
        keys.revokeAll(member, clock.instant());
    }

    /// Makes another member the owner, and the owner a member.
    /// @throws Refusal `member-not-found`
    void handOver(Caller by, CompanyId id, AccountId successor) {
        var next = member(by, id, successor);
        if (next.isOwner()) {
            return;
        }
        if (next.isDisabled()) {
            throw Refusal.notFound("member-not-found", "member " + successor.value() + " who may come in");
        }
        accounts.ownerOf(id).ifPresent(owner -> accounts.save(owner.become(Standing.MEMBER)));
        // There is never more than one owner, not even between two rows.
        accounts.flush();
        accounts.save(next.become(Standing.OWNER));
    }

    /// Closes a company to which nobody but its owner belongs, and which owes nothing.
    /// @throws Refusal `company-has-members`, and what other modules have against it
    void close(Caller.Founder owner, CompanyId id) {
        var company = companies.lock(company(owner, id).id()).orElseThrow();
        if (accounts.countMembersOf(id) > 1) {
            throw Refusal.conflict("company-has-members", "Others belong to the company. Hand it over instead.");
        }
        records.forEach(record -> record.requireSettled(owner));
        codes.withdrawInvitationsTo(id, clock.instant());
        companies.save(company.close(clock.instant()));
        accounts.save(account(owner.account()).close());
        keys.revokeAll(owner.account(), clock.instant());
    }

    private static boolean mayRemove(Caller by, AccountId member) {
        return switch (by) {
            case Caller.Founder founder -> founder.standing() == Standing.OWNER || founder.account().equals(member);
            case Caller.Admin _ -> true;
            case Caller.Unaffiliated _, Caller.Engineer _ -> false;
        };
    }

    private Account account(AccountId id) {
        return accounts.findById(id).orElseThrow();
    }

}
