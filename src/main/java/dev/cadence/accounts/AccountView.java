package dev.cadence.accounts;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// A person as they see themselves.
///
/// @param companyId whom a founder acts for
/// @param engineerId by which an engineer is known
record AccountView(UUID id, String name, String email, Role role, @Nullable UUID companyId, @Nullable UUID engineerId) {

    static AccountView of(Account account) {
        var company = account.company();
        var engineer = account.engineer();
        return new AccountView(account.id().value(), account.name(), account.email(), account.role(),
                company == null ? null : company.value(), engineer == null ? null : engineer.value());
    }

}
