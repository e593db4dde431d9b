package dev.cadence.operations;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.cadence.accounts.ForEveryone;
import dev.cadence.shared.Sweep;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// Whatever fails about a booking is logged with its id, whoever was working on it.
@CadenceTest
@ExtendWith(OutputCaptureExtension.class)
record BookingsInLogTests(Api api, Marketplace marketplace, MutableClock clock, List<Sweep> sweeps, JdbcClient jdbc,
        @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping operations) {

    @Test
    void aRequestAboutABookingIsLoggedWithTheIdsOfBoth(CapturedOutput log) throws Exception {
        var path = RequestMappingInfo.paths("/v1/bookings/{id}/broken")
            .options(operations.getBuilderConfiguration())
            .build();
        operations.registerMapping(path, new Broken(), Broken.class.getDeclaredMethod("answer", UUID.class));
        try {
            var booking = marketplace.aRequest();
            var request = HttpRequest.newBuilder(api.base().resolve(booking.path() + "/broken"))
                .header("X-Request-Id", "about-a-booking")
                .build();
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(errors(log)).singleElement()
                .asString()
                .contains("[about-a-booking] [booking %s]".formatted(booking.id()));
        }
        finally {
            operations.unregisterMapping(path);
        }
    }

    @Test
    void whatASweepCannotDoIsLoggedWithTheBooking(CapturedOutput log) {
        var first = marketplace.aTrial();
        var second = marketplace.aTrial();
        clock.moveForwardTo(MutableClock.NOON.plus(TRIAL));

        refusing("update on booking", () -> sweep("bookings.due"));

        assertThat(errors(log)).hasSize(2)
            .anyMatch(line -> line.contains("[booking %s]".formatted(first.id())))
            .anyMatch(line -> line.contains("[booking %s]".formatted(second.id())));
    }

    @Test
    void whatALaneOfASweepCannotDoIsLoggedWithTheBooking(CapturedOutput log) {
        var booking = marketplace.aTrial();
        clock.moveForwardTo(MutableClock.NOON.plus(TRIAL));
        sweep("bookings.due");
        Awaitility.await("the charge to be planned")
            .atMost(Duration.ofMinutes(1))
            .until(() -> marketplace.count("charge") == 1);

        refusing("insert on charge_attempt", () -> sweep("billing.charges"));

        assertThat(errors(log)).singleElement().asString().contains("[booking %s]".formatted(booking.id()));
    }

    @Test
    void whatAListenerCannotDoIsLoggedWithTheBooking(CapturedOutput log) {
        var booking = marketplace.aTrial();
        clock.moveForwardTo(MutableClock.NOON.plus(TRIAL));

        refusing("insert on charge", () -> {
            sweep("bookings.due");
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !errors(log).isEmpty());
        });

        assertThat(errors(log)).allMatch(line -> line.contains("[booking %s]".formatted(booking.id())));
    }

    private void sweep(String name) {
        sweeps.stream().filter(sweep -> sweep.name().equals(name)).forEach(Sweep::sweep);
    }

    /// Has the database refuse something meanwhile.
    private void refusing(String what, Runnable work) {
        jdbc.sql("""
                create function refuse() returns trigger language plpgsql
                as $$ begin raise exception 'refused by a test'; end $$""").update();
        jdbc.sql("create trigger refuse before %s execute function refuse()".formatted(what)).update();
        try {
            work.run();
        }
        finally {
            jdbc.sql("drop function refuse cascade").update();
        }
    }

    private static List<String> errors(CapturedOutput log) {
        return log.getOut().lines().filter(line -> line.contains(" ERROR ")).toList();
    }

    static class Broken {

        @ForEveryone
        @ResponseBody
        String answer(@PathVariable UUID id) {
            throw new IllegalStateException("a bug");
        }

    }

}
