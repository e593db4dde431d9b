package dev.cadence.accounts;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

import static java.util.Objects.requireNonNull;

/// Everybody who calls each operation: the columns of the authorization table. They stand to one company and one booking
/// as their names say.
enum Visitor {

    ANONYMOUS(null, null),

    /// Owns the company.
    OWNER(Role.FOUNDER, new Caller.Founder(AccountId.next(), CompanyId.next(), Standing.OWNER)),

    MEMBER(Role.FOUNDER, new Caller.Founder(AccountId.next(), CompanyId.next(), Standing.MEMBER)),

    /// Owns another company.
    OTHER_OWNER(Role.FOUNDER, new Caller.Founder(AccountId.next(), CompanyId.next(), Standing.OWNER)),

    FOUNDER_WITHOUT_COMPANY(Role.FOUNDER, new Caller.Unaffiliated(AccountId.next())),

    /// Whom the company has booked.
    ENGINEER(Role.ENGINEER, new Caller.Engineer(AccountId.next(), new EngineerId(UUID.randomUUID()))),

    OTHER_ENGINEER(Role.ENGINEER, new Caller.Engineer(AccountId.next(), new EngineerId(UUID.randomUUID()))),

    ADMIN(Role.ADMIN, new Caller.Admin(AccountId.next())),

    /// A key of somebody who may, with all that a key can have.
    KEY_WITH_EVERY_SCOPE(null, null),

    /// The same with all but the scope that the operation asks for.
    KEY_WITHOUT_THE_SCOPE(null, null),

    /// A session of somebody who may, and who has not given the code of their
    /// authenticator yet.
    SECOND_FACTOR_OWED(null, null);

    /// Who lends a key or a session to those who are no persons of their own: the first
    /// who may.
    static final List<Visitor> LENDERS = List.of(OWNER, ENGINEER, FOUNDER_WITHOUT_COMPANY, ADMIN);

    private final @Nullable Role role;

    private final @Nullable Caller caller;

    Visitor(@Nullable Role role, @Nullable Caller caller) {
        this.role = role;
        this.caller = caller;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    boolean isPerson() {
        return caller != null;
    }

    /// What a request of theirs proves.
    /// @param lender whose key or session it is, if it is not their own
    /// @param asked what the operation asks of keys
    Authentication proof(Visitor lender, @Nullable Scope asked) {
        if (this == ANONYMOUS) {
            return new AnonymousAuthenticationToken("x", "x", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
        }
        var by = requireNonNull(lender.caller);
        return switch (this) {
            case KEY_WITH_EVERY_SCOPE, KEY_WITHOUT_THE_SCOPE ->
                SignedIn.byKey(by, UUID.randomUUID(), lender.scopesOfKey(this, asked));
            default -> SignedIn.bySession(by, UUID.randomUUID(), this != SECOND_FACTOR_OWED);
        };
    }

    /// What a key of this person can do in the hands of the given visitor.
    Set<Scope> scopesOfKey(Visitor holder, @Nullable Scope asked) {
        var scopes = EnumSet.copyOf(Scope.grantableTo(requireNonNull(role)));
        if (holder == KEY_WITHOUT_THE_SCOPE) {
            scopes.remove(asked);
        }
        return scopes;
    }

}
