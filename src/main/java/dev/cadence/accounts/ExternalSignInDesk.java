package dev.cadence.accounts;

import java.time.Instant;

import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Service;

/// Signs people in whom an external provider knows. Not one transaction, so that no connection is held while the provider
/// is asked.
@Service
class ExternalSignInDesk {

    private final IdentityProviders providers;

    private final ExternalSignIns attempts;

    private final ExternalIdentityDesk identities;

    private final SignInDesk signIns;

    ExternalSignInDesk(IdentityProviders providers, ExternalSignIns attempts, ExternalIdentityDesk identities,
            SignInDesk signIns) {
        this.providers = providers;
        this.attempts = attempts;
        this.identities = identities;
        this.signIns = signIns;
    }

    /// @throws Refusal `identity-provider-not-found`, `identity-provider-unavailable`
    Begun begin(String id) {
        var provider = providers.find(id)
            .orElseThrow(() -> Refusal.notFound("identity-provider-not-found", "such identity provider"));
        var attempt = Secret.next(Secret.Kind.EXTERNAL_SIGN_IN);
        var handshake = Handshake.next();
        var expiresAt = attempts.keep(attempt, provider.id(), handshake);
        return new Begun(attempt, provider.authorizationUrl(handshake), expiresAt);
    }

    /// Begins a session for who comes back from a provider; a second factor of theirs is
    /// still asked for.
    /// @throws Refusal `identity-refused` whatever is wrong, `no-account-for-identity`,
    /// `identity-provider-unavailable`
    SignInDesk.Opened finish(String attempt, String code, String state, Origin origin) {
        var taken = Secret.read(attempt)
            .filter(secret -> secret.kind() == Secret.Kind.EXTERNAL_SIGN_IN)
            .flatMap(secret -> attempts.take(secret, state))
            .orElseThrow(IdentityProvider::refused);
        var provider = providers.find(taken.provider()).orElseThrow(IdentityProvider::refused);
        var identity = provider.identify(taken.handshake(), code);
        return signIns.open(identities.accountOf(identity), origin);
    }

    /// Somebody may go to a provider; the one moment at which their attempt's secret is
    /// known.
    record Begun(Secret attempt, String authorizationUrl, Instant expiresAt) {
    }

}
