package dev.cadence.billing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.cadence.simulator.RefundMade;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MoneyBack;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What admins give back.
@CadenceTest
record RefundStoryTests(Marketplace marketplace) {

    @Test
    void anAdminGivesBackAllThatIsLeft() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        var asked = back.ask(booking, null, "PLATFORM");
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.header("Location")).isEqualTo("/v1/refunds/" + asked.at("/id"));
        assertThat(asked.at("/stage")).isEqualTo("REQUESTED");
        marketplace.time().settle();

        assertThat(back.refunds(booking)).containsExactly("PLATFORM 150000 SUCCEEDED");
        assertThat(booking.founder().api().get("/v1/refunds/" + asked.at("/id")).at("/reason"))
            .isEqualTo("An apology.");
        assertThat(marketplace.stripe().refunds().all()).extracting(RefundMade::amount).containsExactly(150000L);
        assertThat(back.entries("REFUND")).isEqualTo(1);
        assertThat(back.balance("STRIPE_CLEARING")).isZero();
        marketplace.assertAllIsWell();
    }

    @Test
    void partsNeverAddUpToMoreThanTheCharge() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        assertThat(back.ask(booking, 1_000_00L, "PLATFORM").status()).isEqualTo(201);
        assertThat(back.ask(booking, 500_01L, "PLATFORM").problem()).isEqualTo("refund-exceeds-charge");
        assertThat(back.ask(booking, null, "SHARED").at("/amount/amount")).isEqualTo("50000");
        assertThat(back.ask(booking, null, "SHARED").problem()).isEqualTo("refund-exceeds-charge");
        marketplace.time().settle();

        assertThat(back.refunds(booking)).containsExactly("SHARED 50000 SUCCEEDED", "PLATFORM 100000 SUCCEEDED");
        marketplace.assertAllIsWell();
    }

    @Test
    void partsAskedForAtTheSameMomentTakeTurns() throws Exception {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        List<Callable<Api.Answer>> calls = IntStream
            .range(0, 10).<Callable<Api.Answer>>mapToObj(one -> () -> back.ask(booking, 400_00L, "PLATFORM")).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get().status()).isIn(201, 409);
            }
        }
        marketplace.time().settle();

        assertThat(marketplace.stripe().refunds().all()).extracting(RefundMade::amount)
            .containsExactly(400_00L, 400_00L, 400_00L);
        marketplace.assertAllIsWell();
    }

    @Test
    void aDryRunTellsToTheCentWhoPaysAndChangesNothing() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        var shared = back.ask(booking, 333_33L, "SHARED", "?dry_run=true");
        assertThat(shared.status()).isEqualTo(201);
        assertThat(shared.at("/effect/engineer/amount")).isEqualTo("26666");
        assertThat(shared.at("/effect/platform/amount")).isEqualTo("6667");
        var goodwill = back.ask(booking, 333_33L, "PLATFORM", "?dry_run=true");
        assertThat(goodwill.at("/effect/engineer/amount")).isEqualTo("0");
        assertThat(goodwill.at("/effect/platform/amount")).isEqualTo("33333");
        marketplace.time().settle();

        assertThat(marketplace.count("refund")).isZero();
        assertThat(back.ask(booking, 333_33L, "SHARED").at("/effect/engineer/amount")).isEqualTo("26666");
        assertThat(back.ask(booking, 333_33L, "SHARED", "?dry_run=true").at("/effect/engineer/amount"))
            .isEqualTo("26667");
        marketplace.time().settle();
        assertThat(marketplace.count("refund")).isEqualTo(1);
        marketplace.assertAllIsWell();
    }

    @Test
    void aRequestSentTwiceWithOneKeyIsOneRefund() {
        var booking = marketplace.anActiveBooking();
        var back = new MoneyBack(marketplace);
        var charge = "/v1/charges/" + back.charge(booking, 0);
        var seen = back.admin().api().get(charge).header("ETag");
        var admin = back.admin().api().with("Idempotency-Key", "once").with("If-Match", seen);
        var path = charge + "/refunds";
        var request = Map.of("bearer", "PLATFORM", "reason", "An apology.", "amount",
                Map.of("amount", 5_00, "currency", "USD"));

        var first = admin.post(path, request);
        marketplace.time().settle();

        assertThat(admin.post(path, request).text()).isEqualTo(first.text());
        assertThat(back.refunds(booking)).containsExactly("PLATFORM 500 SUCCEEDED");
        marketplace.assertAllIsWell();
    }

    @Test
    void whatIsNotPaidIsNotRefunded() {
        assertThat(new MoneyBack(marketplace).ask(marketplace.aPastDueBooking(), null, "PLATFORM").problem())
            .isEqualTo("charge-not-paid");
    }

    @Test
    void anAmountThatIsNoneIsRefused() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        assertThat(back.ask(booking, 0L, "PLATFORM").problem()).isEqualTo("invalid-request");
        assertThat(back.ask(booking, -1L, "PLATFORM").problem()).isEqualTo("invalid-request");
        assertThat(marketplace.count("refund")).isZero();
    }

}
