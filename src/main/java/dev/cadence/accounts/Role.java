package dev.cadence.accounts;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// What an account is for. Each role makes its own kind of caller.
enum Role {

    FOUNDER, ENGINEER, ADMIN;

    Caller caller(AccountId account, @Nullable UUID company, @Nullable Standing standing, @Nullable UUID engineer) {
        return switch (this) {
            case FOUNDER -> company == null || standing == null ? new Caller.Unaffiliated(account)
                    : new Caller.Founder(account, new CompanyId(company), standing);
            case ENGINEER -> new Caller.Engineer(account, new EngineerId(Objects.requireNonNull(engineer)));
            case ADMIN -> new Caller.Admin(account);
        };
    }

    /// What `hasRole` asks for. An owner is a founder too; a founder without a company is
    /// none.
    static List<GrantedAuthority> authoritiesOf(Caller caller) {
        return switch (caller) {
            case Caller.Founder founder when founder.standing() == Standing.OWNER -> roles("FOUNDER", "OWNER");
            case Caller.Founder _ -> roles("FOUNDER");
            case Caller.Unaffiliated _ -> roles("UNAFFILIATED");
            case Caller.Engineer _ -> roles("ENGINEER");
            case Caller.Admin _ -> roles("ADMIN");
        };
    }

    private static List<GrantedAuthority> roles(String... names) {
        return List.of(names)
            .stream()
            .<GrantedAuthority>map(name -> new SimpleGrantedAuthority("ROLE_" + name))
            .toList();
    }

}
