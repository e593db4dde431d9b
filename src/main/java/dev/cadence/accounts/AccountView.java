package dev.cadence.accounts;

import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A person as they see themselves.
@Schema(name = "Account")
record AccountView(UUID id, String name, String email, Role role,
        @Schema(description = "Whom a founder acts for; absent for others.") @Nullable UUID companyId,
        @Schema(description = "By which an engineer is known; absent for others.") @Nullable UUID engineerId) {

    static AccountView of(Account account) {
        var company = account.company();
        var engineer = account.engineer();
        return new AccountView(account.id().value(), account.name(), account.email(), account.role(),
                company == null ? null : company.value(), engineer == null ? null : engineer.value());
    }

}
