package dev.cadence.notices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where somebody's programs want to be told what has happened.
@Schema(name = "WebhookEndpoint")
record WebhookEndpoint(UUID id, @Nullable UUID companyId, @Nullable UUID engineerId, String url, String description,
        @Schema(description = "Types of events that it is told, such as `booking.*`; all if empty.") List<String> types,
        @Schema(description = "Why it is told nothing; absent while it is enabled.") @Nullable Reason disabledFor,
        @Schema(description = "Since when it has not taken anything; absent if it took the last.") @Nullable Instant failingSince,
        Instant createdAt) {

    boolean isEnabled() {
        return disabledFor == null;
    }

    /// Whether its owner, or we, have changed nothing that its owner may change.
    boolean isSetAs(WebhookEndpoint other) {
        return url.equals(other.url) && description.equals(other.description) && types.equals(other.types)
                && disabledFor == other.disabledFor;
    }

    /// Whose endpoints a caller has: the company's, or their own.
    ///
    /// @param column of the database, in which the id stands
    record Owner(String column, UUID id) {

        static Owner of(Caller caller) {
            return switch (caller) {
                case Caller.Founder founder -> new Owner("company_id", founder.company().value());
                case Caller.Engineer engineer -> new Owner("engineer_id", engineer.engineer().value());
                case Caller.Unaffiliated _, Caller.Admin _ ->
                    throw new IllegalArgumentException("Only companies and engineers have endpoints");
            };
        }

        boolean isCompany() {
            return column.equals("company_id");
        }

    }

    /// Why an endpoint is disabled.
    @Schema(name = "WebhookDisabledFor")
    enum Reason {

        /// Whoever it belongs to wants it so.
        OWNER,
        /// It answered 410: it is not there any more.
        GONE,
        /// It took nothing for three days.
        FAILING,
        /// Nobody is left to whom it belongs.
        ABANDONED

    }

}
