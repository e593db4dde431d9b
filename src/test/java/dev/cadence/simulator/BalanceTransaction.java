package dev.cadence.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What something adds to the balance or takes from it, less Stripe's fee.
///
/// @param type what kind of thing, such as `charge` or `refund`
/// @param category the same as reports call it
/// @param source what it is that moved the money
/// @param amount in minor units, negative where money leaves
/// @param fee what Stripe keeps on top
/// @param created when; the money is available two days later
/// @param clock says whether that is so by now
record BalanceTransaction(String id, String type, String category, String source, long amount, long fee,
        String currency, Instant created, InstantSource clock) implements Resource {

    /// 2.9 % in thousandths.
    private static final long FEE_PER_THOUSAND = 29;

    /// 30 cents.
    private static final long FIXED_FEE = 30;

    private static final Duration UNTIL_AVAILABLE = Duration.ofDays(2);

    static BalanceTransaction of(Charge charge, InstantSource clock) {
        long fee = (charge.amount() * FEE_PER_THOUSAND + 500) / 1000 + FIXED_FEE;
        return of("charge", "charge", charge.id(), charge.amount(), fee, charge.currency(), clock);
    }

    static BalanceTransaction of(String type, String category, String source, long amount, long fee, String currency,
            InstantSource clock) {
        return new BalanceTransaction(Ids.next("txn"), type, category, source, amount, fee, currency, clock.instant(),
                clock);
    }

    @Override
    public Json json() {
        Instant available = this.created.plus(UNTIL_AVAILABLE);
        return Json.object()
            .put("id", this.id)
            .put("object", "balance_transaction")
            .put("amount", this.amount)
            .put("available_on", available)
            .put("balance_type", "payments")
            .put("created", this.created)
            .put("currency", this.currency)
            .put("description", null)
            .put("exchange_rate", null)
            .put("fee", this.fee)
            .put("fee_details", (this.fee == 0) ? List.of() : List.of(feeDetail()))
            .put("net", this.amount - this.fee)
            .put("reporting_category", this.category)
            .put("source", this.source)
            .put("status", this.clock.instant().isBefore(available) ? "pending" : "available")
            .put("type", this.type);
    }

    private Json feeDetail() {
        return Json.object()
            .put("amount", this.fee)
            .put("application", null)
            .put("currency", this.currency)
            .put("description", "charge".equals(this.type) ? "Stripe processing fees" : "Dispute fee")
            .put("type", "stripe_fee");
    }

}
