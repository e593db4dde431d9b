package dev.cadence.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.cadence.simulator.Fault;
import dev.cadence.simulator.ReceivedRequest;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import org.junit.jupiter.api.Test;

import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// Stripe refuses our key.
@CadenceTest
record HaltTests(Marketplace marketplace, Mailbox mailbox, Api api) {

    private static final String CONFIRM = "/v1/payment_intents/*/confirm";

    private static final String PROBE = "/v1/events";

    private static final String SUBJECT = "Stripe refuses our key";

    @Test
    void whileTheKeyIsRefusedNobodyIsDunnedAndWhenItWorksAgainAllAreChargedOnce() {
        var admin = marketplace.cast().admin().api();
        var bookings = trials(10);
        marketplace.stripe().revokeKeys();

        marketplace.time().advance(TRIAL.plusMinutes(20));

        assertThat(admin.get("/v1/stripe/halt").at("/cause")).isEqualTo("401 api_key_expired");
        assertThat(bookings).noneMatch(booking -> booking.stage().equals("PAST_DUE"));
        assertThat(bookings).allMatch(booking -> booking.charges().equals(List.of("0 PLANNED")));
        assertThat(marketplace.count("charge_attempt")).isZero();
        assertThat(marketplace.count("stripe_halt")).isEqualTo(1);
        assertThat(refused()).as("ten that were under way at once, and a probe each minute").hasSizeLessThan(10 + 21);

        marketplace.stripe().restoreKeys();
        marketplace.time().advance(Duration.ofMinutes(1));

        assertThat(admin.get("/v1/stripe/halt").at("/halted")).isEqualTo("false");
        assertThatAllAreChargedOnce(bookings);
    }

    @Test
    void aKeyThatIsRefusedInTheMiddleOfARunCostsNobodyAnAttemptAfterThat() {
        var bookings = trials(24);
        marketplace.stripe().faults().next(5, "POST", CONFIRM, Fault.Kind.DELAY_ANSWER);
        marketplace.stripe().faults().next(1_000, "POST", CONFIRM, Fault.Kind.REVOKED_KEY);
        marketplace.stripe().faults().next(1_000, "GET", PROBE, Fault.Kind.REVOKED_KEY);

        marketplace.time().advance(TRIAL.plusMinutes(1));
        var attempts = marketplace.count("charge_attempt");
        var calls = marketplace.stripe().requests().size();
        marketplace.time().advance(Duration.ofMinutes(10));

        assertThat(marketplace.stripe().successfulCharges()).hasSize(5);
        assertThat(attempts).as("five that worked, and what was under way").isBetween(6L, 21L);
        assertThat(marketplace.count("charge_attempt")).isEqualTo(attempts);
        assertThat(marketplace.stripe().requests()).as("nothing is sent but the probes").hasSize(calls + 10);
        assertThat(bookings).noneMatch(booking -> booking.stage().equals("PAST_DUE"));

        marketplace.stripe().faults().clear();
        marketplace.time().advance(Duration.ofMinutes(15));

        assertThatAllAreChargedOnce(bookings);
    }

    @Test
    void everyAdminGetsOneLetterForEachHalt() {
        var admins = List.of(marketplace.cast().admin(), marketplace.cast().admin());
        var founder = marketplace.cast().founder().api();

        haltAndGoOn(founder);
        haltAndGoOn(founder);

        assertThat(admins).allSatisfy(admin -> assertThat(mailbox.lettersTo(admin.person().email()))
            .as("a halt that comes back within the hour is the same one")
            .hasSize(1)
            .allSatisfy(letter -> {
                assertThat(letter.subject()).isEqualTo(SUBJECT);
                assertThat(letter.text())
                    .contains("Hello " + admin.person().name(), "2026-03-02T12:00:00Z", "401 api_key_expired")
                    .doesNotContain("sk_test");
            }));
        marketplace.time().advance(Duration.ofMinutes(61));
        haltAndGoOn(founder);

        assertThat(admins).allSatisfy(admin -> assertThat(mailbox.lettersTo(admin.person().email())).hasSize(2));
        assertThat(mailbox.letters()).as("nobody else is written to").hasSize(4);
    }

    @Test
    void aHaltIsSeenByWhoeverWatches() {
        var admin = marketplace.cast().admin().api();
        marketplace.stripe().revokeKeys();
        beginSetup(marketplace.cast().founder().api());

        var halt = admin.get("/v1/stripe/halt");
        assertThat(halt.at("/halted")).isEqualTo("true");
        assertThat(halt.at("/since")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(halt.at("/nextProbeAt")).isEqualTo("2026-03-02T12:01:00Z");
        assertThat(admin.get("/actuator/prometheus").text()).contains("\ncadence_stripe_halted 1.0\n");
        assertThat(health("")).isEqualTo("HALTED");
        assertThat(health("/readiness")).isEqualTo("UP");
        assertThat(health("/liveness")).isEqualTo("UP");

        marketplace.stripe().restoreKeys();
        marketplace.time().advance(Duration.ofMinutes(1));

        assertThat(admin.get("/v1/stripe/halt").text()).isEqualTo("{\"halted\":false}");
        assertThat(admin.get("/actuator/prometheus").text()).contains("\ncadence_stripe_halted 0.0\n");
        assertThat(health("")).isEqualTo("UP");
    }

    @Test
    void somebodyWhoIsServedEndsTheHalt() {
        var founder = marketplace.cast().founder().api();
        marketplace.stripe().revokeKeys();
        assertThat(beginSetup(founder).problem()).isEqualTo("payments-unavailable");
        marketplace.stripe().restoreKeys();

        assertThat(beginSetup(founder).status()).isEqualTo(201);
        assertThat(marketplace.cast().admin().api().get("/v1/stripe/halt").at("/halted")).isEqualTo("false");
    }

    private List<Booked> trials(int number) {
        return IntStream.range(0, number).mapToObj(one -> marketplace.aTrial()).toList();
    }

    private List<ReceivedRequest> refused() {
        return marketplace.stripe().requests().stream().filter(request -> request.status() == 401).toList();
    }

    private void assertThatAllAreChargedOnce(List<Booked> bookings) {
        assertThat(bookings).allMatch(booking -> booking.stage().equals("ACTIVE"));
        assertThat(bookings).allMatch(booking -> marketplace.taken(booking).size() == 1);
        marketplace.assertAllIsWell();
    }

    private void haltAndGoOn(Api founder) {
        marketplace.stripe().revokeKeys();
        assertThat(beginSetup(founder).status()).isEqualTo(503);
        marketplace.stripe().restoreKeys();
        marketplace.time().advance(Duration.ofMinutes(2));
    }

    private static Api.Answer beginSetup(Api founder) {
        return founder.post("/v1/card-setups", Map.of());
    }

    private String health(String group) {
        var answer = api.get("/actuator/health" + group);
        assertThat(answer.status()).isEqualTo(200);
        return answer.at("/status");
    }

}
