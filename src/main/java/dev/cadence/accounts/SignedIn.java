package dev.cadence.accounts;

import java.io.Serial;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/// A request whose maker is known: the caller is its principal, and it remembers by what they proved themselves. It is
/// at once what a token turns out to stand for and the authentication made of it, so that nothing has to be converted.
final class SignedIn extends AbstractAuthenticationToken implements OAuth2AuthenticatedPrincipal, Proven {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    private final Secret.Kind proof;

    private final UUID proofId;

    private final boolean complete;

    private SignedIn(Caller caller, Secret.Kind proof, UUID proofId, Set<Scope> scopes) {
        super(Stream
            .concat(Role.authoritiesOf(caller).stream(),
                    scopes.stream().map(Scope::authority).map(SimpleGrantedAuthority::new))
            .toList());
        this.caller = caller;
        this.proof = proof;
        this.proofId = proofId;
        this.complete = !scopes.equals(Set.of(Scope.SIGNING_IN));
        setAuthenticated(true);
    }

    /// A person in a session.
    /// @param complete whether they have given all that their account asks for
    static SignedIn bySession(Caller caller, UUID session, boolean complete) {
        return new SignedIn(caller, Secret.Kind.SESSION, session,
                complete ? EnumSet.allOf(Scope.class) : EnumSet.of(Scope.SIGNING_IN));
    }

    /// A program with a key.
    static SignedIn byKey(Caller caller, UUID key, Set<Scope> scopes) {
        return new SignedIn(caller, Secret.Kind.KEY, key, scopes);
    }

    Caller caller() {
        return caller;
    }

    /// Whether this is a person rather than a program.
    boolean isInPerson() {
        return proof == Secret.Kind.SESSION;
    }

    /// Whether nothing is missing but the second factor.
    boolean owesSecondFactor() {
        return !complete;
    }

    @Override
    public String proofKind() {
        return proof.name();
    }

    @Override
    public UUID proofId() {
        return proofId;
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
