package dev.cadence.accounts;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.cadence.shared.ConstraintRefusal;
import dev.cadence.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sets up, checks and removes the second factor, and carries sessions over it.
@Service
@Transactional
class AuthenticatorDesk {

    static final ConstraintRefusal SET_UP_MEANWHILE = new ConstraintRefusal("authenticator_pkey", "changed-meanwhile",
            "Another authenticator was set up at the same moment. Ask again.");

    private static final Logger log = LoggerFactory.getLogger(AuthenticatorDesk.class);

    private final Authenticators authenticators;

    private final RecoveryCodes recoveryCodes;

    private final SignInSessions sessions;

    private final Accounts accounts;

    private final Notices notices;

    private final Seal seal;

    private final Clock clock;

    AuthenticatorDesk(Authenticators authenticators, RecoveryCodes recoveryCodes, SignInSessions sessions,
            Accounts accounts, Notices notices, Seal seal, Clock clock) {
        this.authenticators = authenticators;
        this.recoveryCodes = recoveryCodes;
        this.sessions = sessions;
        this.accounts = accounts;
        this.notices = notices;
        this.seal = seal;
        this.clock = clock;
    }

    /// What stands between a right password and a complete session.
    @Transactional(readOnly = true)
    SignInDesk.Stage stageOf(Account account) {
        if (authenticators.findById(account.id()).filter(Authenticator::isConfirmed).isPresent()) {
            return SignInDesk.Stage.CODE_NEEDED;
        }
        return account.role() == Role.ADMIN ? SignInDesk.Stage.AUTHENTICATOR_NEEDED : SignInDesk.Stage.COMPLETE;
    }

    /// Makes a secret for an app, which counts once the app has shown a right code.
    /// @throws Refusal `authenticator-exists`
    Totp begin(AccountId account) {
        var totp = Totp.next();
        var sealed = seal.seal(totp.secret());
        var now = clock.instant();
        authenticators.save(authenticators.findById(account)
            .map(pending -> pending.startOver(sealed, now))
            .orElseGet(() -> new Authenticator(account, sealed, now)));
        return totp;
    }

    /// Makes the app the second factor from now on, and of this session too.
    /// @throws Refusal `no-authenticator`, `authenticator-exists`, `wrong-code`
    Confirmed confirm(SignedIn by, String code) {
        var account = by.caller().account();
        var pending = authenticator(account);
        if (pending.isConfirmed()) {
            throw Refusal.conflict("authenticator-exists", "The authenticator was confirmed before.");
        }
        take(pending, code);
        notices.tell(account, AccountEvent.Change.AUTHENTICATOR_ADDED);
        return new Confirmed(recoveryCodes.renew(account), carryOver(by));
    }

    /// Carries a session over the second factor: it ends, and another begins in its
    /// place.
    /// @param code the app's, or a recovery code
    /// @throws Refusal `no-authenticator`, `wrong-code`
    SignInDesk.Opened giveCode(SignedIn by, String code) {
        var account = by.caller().account();
        var authenticator = confirmed(account);
        if (recoveryCodes.take(account, code)) {
            notices.tell(account, AccountEvent.Change.RECOVERY_CODE_USED);
        }
        else {
            take(authenticator, code);
        }
        return carryOver(by);
    }

    /// @throws Refusal `no-authenticator`
    List<String> renewRecoveryCodes(AccountId account) {
        confirmed(account);
        notices.tell(account, AccountEvent.Change.RECOVERY_CODES_RENEWED);
        return recoveryCodes.renew(account);
    }

    /// Does without a second factor from now on.
    /// @throws Refusal `second-factor-required` for an admin's own, `no-authenticator`
    void remove(Caller caller) {
        if (caller instanceof Caller.Admin) {
            throw Refusal.conflict("second-factor-required",
                    "Admins need a second factor. Another admin can take yours away for you to set up a new one.");
        }
        forget(confirmed(caller.account()), caller.account());
    }

    /// Helps somebody who has lost both the app and the recovery codes, and whom the
    /// admin knows to be who they say.
    void removeFor(Caller.Admin admin, AccountId account) {
        if (admin.account().equals(account)) {
            throw Refusal.conflict("own-account", "Nobody can take away their own second factor.");
        }
        var owner = accounts.findById(account).orElseThrow(() -> PeopleDesk.unknown(account));
        authenticators.findById(owner.id()).ifPresent(lost -> forget(lost, account));
        sessions.endAll(account, clock.instant());
    }

    /// Seals with the newest key what an older one sealed, after which the older one can
    /// be dropped from the settings.
    /// Instances that start together do the same work; one of them is refused and loses
    /// nothing.
    @Scheduled(initialDelay = 1, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void sealAnew() {
        try (var all = authenticators.findAllBy()) {
            var anew = all.filter(authenticator -> authenticator.sealAnew(seal::sealAnew)).toList();
            anew.forEach(authenticators::save);
            if (!anew.isEmpty()) {
                log.info("Sealed {} secrets of authenticators with the newest key", anew.size());
            }
        }
    }

    private void forget(Authenticator authenticator, AccountId account) {
        authenticators.delete(authenticator);
        recoveryCodes.forget(account);
        notices.tell(account, AccountEvent.Change.AUTHENTICATOR_REMOVED);
    }

    private SignInDesk.Opened carryOver(SignedIn by) {
        var now = clock.instant();
        var first = sessions.findById(by.proofId())
            .filter(session -> session.isLive(now))
            .orElseThrow(() -> Refusal.unauthorized("unauthorized", "This session has ended meanwhile."));
        var token = Secret.next(Secret.Kind.SESSION);
        var next = sessions.save(SignInSession.withSecondFactor(first, token, now));
        sessions.save(first.end(now));
        var account = accounts.findById(by.caller().account()).orElseThrow();
        return new SignInDesk.Opened(token, next.expiresAt(), account, SignInDesk.Stage.COMPLETE);
    }

    private void take(Authenticator authenticator, String code) {
        var totp = new Totp(seal.open(authenticator.sealedSecret()));
        authenticators.save(authenticator.take(code, totp, clock.instant()));
    }

    private Authenticator confirmed(AccountId account) {
        return authenticators.findById(account)
            .filter(Authenticator::isConfirmed)
            .orElseThrow(AuthenticatorDesk::noAuthenticator);
    }

    private Authenticator authenticator(AccountId account) {
        return authenticators.findById(account).orElseThrow(AuthenticatorDesk::noAuthenticator);
    }

    private static Refusal noAuthenticator() {
        return Refusal.conflict("no-authenticator", "There is no authenticator. Set one up first.");
    }

    /// The second factor is there; the one moment at which the recovery codes are known.
    record Confirmed(List<String> recoveryCodes, SignInDesk.Opened session) {
    }

}
