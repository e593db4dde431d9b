package dev.cadence.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.cadence.simulator.Fault;
import dev.cadence.simulator.ReceivedRequest;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// A charge that nobody comes back to before Stripe has forgotten its idempotency key, which is after a day, and one that
/// Stripe keeps refusing.
@CadenceTest
@ExtendWith(OutputCaptureExtension.class)
record LongSilenceTests(Marketplace marketplace, JdbcClient jdbc) {

    private static final String CREATE = "/v1/payment_intents";

    private static final String CONFIRM = "/v1/payment_intents/*/confirm";

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aStagingThatIsResumedAfterItsKeyIsForgottenLeadsToOneCharge(Fault.Kind kind) {
        var booking = marketplace.aTrial();

        resumeAfterThirtyHours(CREATE, kind);

        assertThatWeekZeroIsChargedOnce(booking);
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aConfirmationThatIsResumedAfterItsKeyIsForgottenLeadsToOneCharge(Fault.Kind kind) {
        var booking = marketplace.aTrial();

        resumeAfterThirtyHours(CONFIRM, kind);

        assertThatWeekZeroIsChargedOnce(booking);
    }

    /// The first payment was made, and nobody has learned its id.
    @Test
    void aPaymentWhoseIdWasLostIsLeftBehindAndNeverConfirmed() {
        var booking = marketplace.aTrial();

        resumeAfterThirtyHours(CREATE, Fault.Kind.DROP_AFTER);

        assertThatWeekZeroIsChargedOnce(booking);
        assertThat(requests(CREATE)).as("the same key, and two payments since it is forgotten").hasSize(2);
        assertThat(requests(CREATE).getFirst().idempotencyKey()).isEqualTo(requests(CREATE).getLast().idempotencyKey());
        assertThat(marketplace.stripe().events()).filteredOn(event -> event.type().equals("payment_intent.created"))
            .hasSize(2);
    }

    @Test
    void aChargeThatStripeFindsFaultWithIsSetAsideForLongerAndLongerAndNobodyIsDunned(CapturedOutput log) {
        var booking = marketplace.aTrial();
        marketplace.stripe().faults().next(1, "POST", CREATE, Fault.Kind.DROP_BEFORE);
        marketplace.time().advance(TRIAL);
        var price = amount();
        amount(49L);

        marketplace.time().advance(Duration.ofHours(6));

        assertThat(booking.charges()).containsExactly("0 PLANNED");
        assertThat(booking.stage()).isNotEqualTo("PAST_DUE");
        assertThat(marketplace.count("charge_attempt")).isZero();
        assertThat(log.getOut().lines()).filteredOn(line -> line.contains("ERROR"))
            .isNotEmpty()
            .allMatch(line -> line.contains("Stripe finds fault with our request. Could not stage a payment: "
                    + "InvalidRequestException, status 400, code amount_too_small"));
        var waits = waitsBetween(requests(CREATE).stream().map(ReceivedRequest::at).toList());
        assertThat(waits).isSorted()
            .hasSizeLessThan(50)
            .startsWith(Duration.ofSeconds(10))
            .endsWith(Duration.ofHours(1));

        amount(price);
        marketplace.time().advance(Duration.ofHours(1));

        assertThatWeekZeroIsChargedOnce(booking);
    }

    private void resumeAfterThirtyHours(String path, Fault.Kind kind) {
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        marketplace.stripe().faults().next(20, "POST", path, new Fault(kind, Duration.ofMillis(700)));
        marketplace.time().advance(TRIAL);

        marketplace.outageOf(Duration.ofHours(30));
        marketplace.stripe().faults().clear();
        marketplace.time().advance(Duration.ofHours(1));
    }

    private void assertThatWeekZeroIsChargedOnce(Booked booking) {
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(booking.charges()).containsExactly("0 PAID");
        assertThat(marketplace.taken(booking)).hasSize(1);
        assertThat(marketplace.stripe().requests()).filteredOn(request -> request.path().endsWith("/confirm"))
            .filteredOn(request -> request.path().startsWith(CREATE))
            .extracting(ReceivedRequest::path)
            .containsOnly(CREATE + "/" + marketplace.taken(booking).getFirst().paymentIntent() + "/confirm");
        marketplace.assertAllIsWell();
    }

    private List<ReceivedRequest> requests(String path) {
        return marketplace.stripe()
            .requests()
            .stream()
            .filter(request -> request.method().equals("POST") && request.path().equals(path))
            .toList();
    }

    private static List<Duration> waitsBetween(List<Instant> instants) {
        return IntStream.range(1, instants.size())
            .mapToObj(next -> Duration.between(instants.get(next - 1), instants.get(next)))
            .toList();
    }

    private long amount() {
        return jdbc.sql("select amount_minor from charge").query(Long.class).single();
    }

    private void amount(long minor) {
        jdbc.sql("update charge set amount_minor = ?").param(minor).update();
    }

}
