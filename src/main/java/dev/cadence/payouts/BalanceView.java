package dev.cadence.payouts;

import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// An engineer's earnings in one currency, by how far they are, less what refunds took away.
@Schema(name = "Balance")
record BalanceView(@Schema(description = "Of trials and weeks that are not over.") Money accrued,
        @Schema(description = "Of work that is done, while the hold has not passed or a dispute is open.") Money held,
        @Schema(description = "About to be paid, or waiting for the engineer's account.") Money payable,
        @Schema(description = "Sent to the engineer's account, less what was taken back.") Money paid,
        @Schema(description = "What the engineer owes, because a week that was paid out has been refunded.") Money owed) {

    BalanceView owing(Money debt) {
        return new BalanceView(accrued, held, payable, paid, debt);
    }

}
