package dev.cadence.accounts;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Invites people: the owner into the company, as members; an admin among the admins. Whether somebody has an account is
/// told to the mailbox and never to whoever invites.
@Service
@Transactional
class InvitationDesk {

    private final MailedCodes codes;

    private final Accounts accounts;

    private final Clock clock;

    InvitationDesk(MailedCodes codes, Accounts accounts, Clock clock) {
        this.codes = codes;
        this.accounts = accounts;
        this.clock = clock;
    }

    MailedCode invite(Caller by, String email) {
        return codes.save(MailedCode.invitation(email, accounts.findById(by.account()).orElseThrow(), clock.instant()));
    }

    /// Those that can still be accepted, newest first.
    @Transactional(readOnly = true)
    Page<MailedCode> open(Caller caller, UUID before, int limit) {
        var role = caller instanceof Caller.Admin ? Role.ADMIN : Role.FOUNDER;
        var found = codes.openInvitations(role, companyOf(caller), clock.instant(), before, Limit.of(limit + 1));
        return Page.of(found, limit, code -> code.id().toString());
    }

    /// One that can still be accepted.
    /// @throws Refusal `invitation-not-found`
    @Transactional(readOnly = true)
    MailedCode find(Caller caller, UUID id) {
        return invitation(caller, id).filter(code -> code.isOpen(clock.instant())).orElseThrow(() -> notFound(id));
    }

    /// @throws Refusal `invitation-not-found`
    void withdraw(Caller caller, UUID id) {
        var invitation = invitation(caller, id).orElseThrow(() -> notFound(id));
        codes.save(invitation.withdraw(clock.instant()));
    }

    private Optional<MailedCode> invitation(Caller caller, UUID id) {
        return codes.findById(id).filter(code -> isOf(caller, code));
    }

    private static Refusal notFound(UUID id) {
        return Refusal.notFound("invitation-not-found", "invitation " + id);
    }

    private static boolean isOf(Caller caller, MailedCode code) {
        return code.invitedBy() != null && switch (caller) {
            case Caller.Founder founder -> founder.company().equals(code.company());
            case Caller.Admin _ -> code.role() == Role.ADMIN;
            case Caller.Unaffiliated _, Caller.Engineer _ -> false;
        };
    }

    private static @Nullable CompanyId companyOf(Caller caller) {
        return caller instanceof Caller.Founder founder ? founder.company() : null;
    }

}
