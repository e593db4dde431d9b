package dev.cadence.accounts;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

import dev.cadence.shared.Refusal;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Forgets people for good: everything at once, or nothing.
@Service
@Transactional
class ErasureDesk {

    private final Accounts accounts;

    private final List<PersonalData> records;

    private final Seal seal;

    private final ApplicationEventPublisher events;

    private final LastAdmin lastAdmin;

    private final MailedCodes codes;

    private final Clock clock;

    ErasureDesk(Accounts accounts, List<PersonalData> records, Seal seal, ApplicationEventPublisher events,
            LastAdmin lastAdmin, MailedCodes codes, Clock clock) {
        this.accounts = accounts;
        this.records = records;
        this.seal = seal;
        this.events = events;
        this.lastAdmin = lastAdmin;
        this.codes = codes;
        this.clock = clock;
    }

    /// Erases somebody who asked for it by letter. Twice changes nothing.
    /// @throws Refusal `account-not-found`, `own-account`, and what {@link
    /// #erase(AccountId)} says
    void erase(Caller.Admin admin, AccountId id) {
        if (admin.account().equals(id)) {
            throw Refusal.conflict("own-account", "Admins erase themselves with their password, as everybody does.");
        }
        erase(id);
    }

    /// Erases a person. What stands against it is asked when everything has been changed
    /// and so nothing can change meanwhile: an engineer who is being requested is then
    /// either held by a live booking, or cannot be held any more.
    /// @throws Refusal `owner-stays`, `last-admin`, and what other modules have against
    /// it
    void erase(AccountId id) {
        var account = accounts.lock(id).orElseThrow(() -> PeopleDesk.unknown(id));
        if (account.isErased()) {
            return;
        }
        lastAdmin.requireAnother(account);
        var person = account.caller();
        var address = seal.seal(account.email().getBytes(StandardCharsets.US_ASCII));
        var now = clock.instant();
        codes.withdrawInvitationsOf(id, now);
        records.forEach(record -> record.erase(person));
        accounts.save(account.erase(now));
        accounts.flush();
        records.forEach(record -> record.requireSettled(person));
        events.publishEvent(new PersonErased(id));
        events.publishEvent(new AccountEvent.Erased(Base64.getEncoder().encodeToString(address), now));
    }

}
