package dev.cadence.accounts;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;

/// What an API key may be allowed to do. A scope adds nothing to what its maker may do; it is what a key keeps of that.
/// Who signed in has all of them, and two that no key ever has.
@Schema(enumAsRef = true)
public enum Scope {

    ACCOUNT_READ("account:read", Role.FOUNDER, Role.ENGINEER, Role.ADMIN),

    AUDIT_READ("audit:read", Role.FOUNDER, Role.ADMIN),

    BILLING_READ("billing:read", Role.FOUNDER, Role.ADMIN),

    BILLING_WRITE("billing:write", Role.FOUNDER, Role.ADMIN),

    BOOKINGS_READ("bookings:read", Role.FOUNDER, Role.ENGINEER, Role.ADMIN),

    BOOKINGS_WRITE("bookings:write", Role.FOUNDER, Role.ENGINEER, Role.ADMIN),

    EARNINGS_READ("earnings:read", Role.ENGINEER),

    EVENTS_READ("events:read", Role.FOUNDER, Role.ENGINEER, Role.ADMIN),

    LEDGER_READ("ledger:read", Role.ADMIN),

    LEDGER_WRITE("ledger:write", Role.ADMIN),

    METRICS_READ("metrics:read", Role.ADMIN),

    PEOPLE_WRITE("people:write", Role.ADMIN),

    PROFILE_READ("profile:read", Role.ENGINEER),

    PROFILE_WRITE("profile:write", Role.ENGINEER),

    ROSTER_WRITE("roster:write", Role.ADMIN),

    STRIPE_READ("stripe:read", Role.ADMIN),

    STRIPE_WRITE("stripe:write", Role.ADMIN),

    VETTING_READ("vetting:read", Role.ENGINEER, Role.ADMIN),

    VETTING_WRITE("vetting:write", Role.ENGINEER, Role.ADMIN),

    WEBHOOKS_READ("webhooks:read", Role.FOUNDER, Role.ENGINEER),

    WEBHOOKS_WRITE("webhooks:write", Role.FOUNDER, Role.ENGINEER),

    /// What only a person may do who is there: change how they prove themselves, make
    /// keys, invite, hand over, leave.
    IN_PERSON("in-person"),

    /// What is left to a person who gave a password and still owes the second factor.
    SIGNING_IN("signing-in");

    private final String text;

    private final Set<Role> roles;

    Scope(String text, Role... roles) {
        this.text = text;
        this.roles = Set.of(roles);
    }

    /// By which the API calls it, such as `bookings:read`.
    @JsonValue
    public String text() {
        return text;
    }

    /// Reads what {@link #text} wrote.
    static Scope of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findAny().orElseThrow();
    }

    /// All that a key of an account of this role can have.
    static Set<Scope> grantableTo(Role role) {
        return Arrays.stream(values()).filter(scope -> scope.isOf(role)).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether it means anything for an account of this role.
    boolean isOf(Role role) {
        return roles.contains(role);
    }

    /// What `hasAuthority` asks for.
    String authority() {
        return "SCOPE_" + name();
    }

}
