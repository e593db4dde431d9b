package dev.cadence.billing;

import dev.cadence.billing.BillingEvent.Bearer;
import dev.cadence.bookings.Terms;
import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// Who pays for a refund, to the cent. The parts add up to it.
///
/// @param engineer by how much the engineer's share of the week shrinks
/// @param platform what the platform bears: its fee for the same part of the week, or all of it
@Schema(name = "RefundEffect")
record RefundEffect(@Schema(description = "By how much the engineer's share of the week shrinks.") Money engineer,
        @Schema(description = "What the platform bears.") Money platform) {

    /// @param shared what of the week remains to be shared before this refund
    static RefundEffect of(Money refund, Bearer bearer, Money shared, Terms terms) {
        var engineer = switch (bearer) {
            case PLATFORM -> refund.times(0);
            case SHARED ->
                terms.shares(shared).engineer().plus(terms.shares(shared.plus(refund.negated())).engineer().negated());
        };
        return new RefundEffect(engineer, refund.plus(engineer.negated()));
    }

}
