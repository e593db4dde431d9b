package dev.cadence.accounts;

import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A person as they see themselves.
@Schema(name = "Account")
record AccountView(UUID id, String name, String email, Role role,
        @Schema(description = "Whom a founder acts for; absent for others.") @Nullable UUID companyId,
        @Schema(description = "What a founder is in the company; absent for others.") @Nullable Standing standing,
        @Schema(description = "By which an engineer is known; absent for others.") @Nullable UUID engineerId) {

    static AccountView of(Account account) {
        var membership = account.membership();
        var engineer = account.engineer();
        return new AccountView(account.id().value(), account.name(), account.email(), account.role(),
                membership == null ? null : membership.company().value(),
                membership == null ? null : membership.standing(), engineer == null ? null : engineer.value());
    }

}
