package dev.cadence.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.shared.ConstraintRefusal;
import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Knows which account an external identity opens.
@Service
@Transactional
class ExternalIdentityDesk {

    static final ConstraintRefusal LINKED_MEANWHILE = new ConstraintRefusal("external_identity_opens_one_account",
            "changed-meanwhile", "This identity was linked at the same moment. Ask again.");

    static final ConstraintRefusal OTHER_LINKED_MEANWHILE = new ConstraintRefusal(
            "external_identity_is_the_one_of_its_issuer", "changed-meanwhile",
            "Another identity was linked at the same moment. Ask again.");

    private final ExternalIdentities identities;

    private final Accounts accounts;

    private final Notices notices;

    private final Clock clock;

    ExternalIdentityDesk(ExternalIdentities identities, Accounts accounts, Notices notices, Clock clock) {
        this.identities = identities;
        this.accounts = accounts;
        this.notices = notices;
        this.clock = clock;
    }

    /// The account that was linked with this identity; the first time, the one whose
    /// address the provider has made sure
    /// of. Nobody gets a second identity of the same provider that way: the address may
    /// have gone to somebody else there.
    /// @throws Refusal `no-account-for-identity` also when the account is disabled
    Account accountOf(Identity identity) {
        return identities.findByIssuerAndSubject(identity.issuer(), identity.subject())
            .flatMap(known -> accounts.findById(known.account()))
            .or(() -> link(identity))
            .filter(account -> !account.isDisabled())
            .orElseThrow(() -> Refusal.forbidden("no-account-for-identity",
                    "No account that may come in belongs to this identity. Register first, with the same address."));
    }

    private Optional<Account> link(Identity identity) {
        return Optional.ofNullable(identity.email())
            .flatMap(accounts::findByEmail)
            .filter(account -> !account.isDisabled())
            .filter(account -> !identities.existsByAccountAndIssuer(account.id(), identity.issuer()))
            .map(account -> {
                identities.save(new ExternalIdentity(account.id(), identity, clock.instant()));
                notices.tell(account.id(), AccountEvent.Change.EXTERNAL_IDENTITY_LINKED);
                return account;
            });
    }

    /// The newest first; one of each provider at most.
    @Transactional(readOnly = true)
    List<ExternalIdentity> identitiesOf(Caller caller) {
        return identities.findByAccountOrderByIdDesc(caller.account());
    }

    /// @throws Refusal `external-identity-not-found`
    void remove(Caller caller, UUID id) {
        identities.delete(identities.findByIdAndAccount(id, caller.account())
            .orElseThrow(() -> Refusal.notFound("external-identity-not-found", "external identity " + id)));
        notices.tell(caller.account(), AccountEvent.Change.EXTERNAL_IDENTITY_REMOVED);
    }

}
