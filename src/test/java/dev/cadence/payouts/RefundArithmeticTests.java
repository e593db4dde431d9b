package dev.cadence.payouts;

import java.time.Instant;

import dev.cadence.bookings.TermsBook;
import dev.cadence.bookings.Week;
import dev.cadence.shared.Money;
import dev.cadence.testing.CadenceTest;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// No cent is lost or made, at whichever second of a week it is cut short.
@CadenceTest
record RefundArithmeticTests(TermsBook book) {

    private static final Week WEEK = new Week(0, Instant.parse("2026-03-02T12:00:00Z"));

    @ParameterizedTest
    @EnumSource(Tier.class)
    void refundEngineersPartAndFeeAddUpToTheWeekAtEverySecond(Tier tier) {
        var terms = book.version(1);
        var price = terms.weeklyPrice(tier);
        var before = Money.usd(0);
        for (var second = 0; second <= 604_800; second++) {
            var refund = WEEK.unused(price, WEEK.start().plusSeconds(second));
            var kept = terms.shares(price.plus(refund.negated()));

            if (refund.plus(kept.engineer()).plus(kept.fee()).minor() != price.minor()
                    || kept.engineer().minor() < before.minor() || kept.fee().minor() < 0) {
                assertThat(kept).as("second %d, refund %s", second, refund).isNull();
            }
            before = kept.engineer();
        }
        assertThat(before).isEqualTo(terms.shares(price).engineer());
    }

}
