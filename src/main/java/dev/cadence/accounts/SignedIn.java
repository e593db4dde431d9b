package dev.cadence.accounts;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.shared.Refusal;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/// A request whose maker is known: the caller is its principal, and it remembers by what they proved themselves. It is
/// at once what a token turns out to stand for and the authentication made of it, so that nothing has to be converted.
final class SignedIn extends AbstractAuthenticationToken implements OAuth2AuthenticatedPrincipal {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    private final Secret.Kind proof;

    private final UUID proofId;

    SignedIn(Caller caller, Role role, Secret.Kind proof, UUID proofId) {
        super(List.of(new SimpleGrantedAuthority(role.authority())));
        this.caller = caller;
        this.proof = proof;
        this.proofId = proofId;
        setAuthenticated(true);
    }

    Caller caller() {
        return caller;
    }

    /// The session that this request belongs to.
    /// @throws Refusal `needs-session` when it was made with an API key
    UUID session() {
        return switch (proof) {
            case SESSION -> proofId;
            case KEY -> throw Refusal.forbidden("needs-session",
                    "This can only be done with a session's token, after signing in with a password.");
        };
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    /// Nothing: the token is not kept.
    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.account().value().toString();
    }

    @Override
    public Collection<GrantedAuthority> getAuthorities() {
        return super.getAuthorities();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

}
