package dev.cadence.accounts;

import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// What an account is for. Each role makes its own kind of caller.
enum Role {

    FOUNDER, ENGINEER, ADMIN;

    Caller caller(AccountId account, @Nullable UUID company, @Nullable UUID engineer) {
        return switch (this) {
            case FOUNDER -> new Caller.Founder(account, new CompanyId(Objects.requireNonNull(company)));
            case ENGINEER -> new Caller.Engineer(account, new EngineerId(Objects.requireNonNull(engineer)));
            case ADMIN -> new Caller.Admin(account);
        };
    }

    /// The authority that `hasRole` asks for.
    String authority() {
        return "ROLE_" + name();
    }

}
