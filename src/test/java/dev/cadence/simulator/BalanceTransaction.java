package dev.cadence.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What a successful charge adds to the balance, less Stripe's fee.
///
/// @param amount what was charged, in minor units
/// @param created when; the money is available two days later
/// @param clock says whether that is so by now
record BalanceTransaction(String id, String source, long amount, String currency, Instant created,
        InstantSource clock) implements Resource {

    /// 2.9 % in thousandths.
    private static final long FEE_PER_THOUSAND = 29;

    /// 30 cents.
    private static final long FIXED_FEE = 30;

    private static final Duration UNTIL_AVAILABLE = Duration.ofDays(2);

    static BalanceTransaction of(Charge charge, InstantSource clock) {
        return new BalanceTransaction(Ids.next("txn"), charge.id(), charge.amount(), charge.currency(), clock.instant(),
                clock);
    }

    long fee() {
        return (this.amount * FEE_PER_THOUSAND + 500) / 1000 + FIXED_FEE;
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
            .put("fee", fee())
            .put("fee_details",
                    List.of(Json.object()
                        .put("amount", fee())
                        .put("application", null)
                        .put("currency", this.currency)
                        .put("description", "Stripe processing fees")
                        .put("type", "stripe_fee")))
            .put("net", this.amount - fee())
            .put("reporting_category", "charge")
            .put("source", this.source)
            .put("status", this.clock.instant().isBefore(available) ? "pending" : "available")
            .put("type", "charge");
    }

}
