package dev.cadence.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static dev.cadence.notices.Endpoints.PATH;
import static dev.cadence.notices.Endpoints.create;
import static dev.cadence.notices.Endpoints.path;
import static dev.cadence.notices.Endpoints.ping;
import static dev.cadence.notices.Endpoints.read;
import static org.assertj.core.api.Assertions.assertThat;

/// What happens to messages that are not taken at once.
@CadenceTest
record WebhookRetryTests(Marketplace marketplace, WebhookSweep sweep, Mailbox mailbox, MutableClock clock,
        JdbcClient jdbc, WebhookEndpoints endpoints, TransactionOperations transactions) {

    @Test
    void aMessageIsTriedAgainByTheScheduleUnderTheSameIdUntilItIsTaken() {
        try (var receiver = new Receiver(Receiver.status(500))) {
            var founder = marketplace.cast().founder();
            var path = path(create(founder, receiver));
            var delivery = founder.api().post(path + "/pings", Map.of()).at("/id");
            sweep.sweep();

            for (var wait : WebhookPost.RETRIES.subList(0, 5)) {
                var due = Instant.parse(read(founder, path, delivery).at("/delivery/dueAt"));
                assertThat(due).isBetween(clock.instant().plus(wait),
                        clock.instant().plus(wait).plus(wait.dividedBy(10)));
                clock.moveForwardTo(due.minusMillis(1));
                assertThat(sweep.sweep()).isZero();
                clock.moveForwardTo(due);
                assertThat(sweep.sweep()).isPositive();
            }
            receiver.answers(Receiver.status(200));
            clock.moveForwardTo(Instant.parse(read(founder, path, delivery).at("/delivery/dueAt")));
            sweep.sweep();

            var log = read(founder, path, delivery);
            assertThat(log.at("/delivery/stage")).isEqualTo("DELIVERED");
            assertThat(log.body().at("/attempts").findValues("status").stream().map(status -> status.asInt()))
                .containsExactly(500, 500, 500, 500, 500, 500, 200);
            assertThat(log.at("/attempts/0/answer")).isEqualTo("status 500");
            assertThat(receiver.taken()).hasSize(7)
                .extracting(taken -> taken.header("webhook-id"))
                .containsOnly(log.at("/delivery/eventId"));
            assertThat(founder.api().get(path).text()).doesNotContain("failingSince");
        }
    }

    @Test
    void anEndpointThatTakesNothingForThreeDaysIsDisabledAndItsOwnerToldByLetter() {
        try (var receiver = new Receiver(Receiver.status(503))) {
            var founder = marketplace.cast().founder();
            var path = path(create(founder, receiver));
            founder.api().post(path + "/pings", Map.of());

            marketplace.time().advance(Duration.ofDays(4));

            assertThat(receiver.taken()).hasSize(10);
            assertThat(founder.api().get(path).at("/disabledFor")).isEqualTo("FAILING");
            assertThat(mailbox.lastTo(founder.person().email()).text()).contains(receiver.url(), "three days");
            assertThat(founder.api().post(path + "/pings", Map.of()).problem()).isEqualTo("webhook-endpoint-disabled");
        }
    }

    @Test
    void anAnswerThatItIsGoneDisablesTheEndpointAtOnce() {
        try (var receiver = new Receiver(Receiver.status(410))) {
            var booking = marketplace.aRequest();
            var path = path(create(booking.engineer(), receiver));
            marketplace.accepted(booking);
            marketplace.time().settle();

            assertThat(receiver.taken()).hasSize(1);
            assertThat(booking.engineer().api().get(path).at("/disabledFor")).isEqualTo("GONE");
            var stages = booking.engineer()
                .api()
                .get(path + "/deliveries")
                .body()
                .at("/items")
                .findValuesAsString("stage");
            assertThat(stages).isNotEmpty().containsOnly("DROPPED");
            assertThat(mailbox.lastTo(booking.engineer().person().email(), "A webhook endpoint was disabled").text())
                .contains("410");
        }
    }

    /// Its process died after the message was sent and before that was written down.
    @Test
    void whatAProcessWasSendingWhenItDiedIsSentByAnotherWhenTheLeaseIsOver() {
        try (var receiver = new Receiver(Receiver.status(200))) {
            var founder = marketplace.cast().founder();
            var made = create(founder, receiver);
            founder.api().post(path(made) + "/pings", Map.of());
            jdbc.sql("update webhook_endpoint set leased_until = ?")
                .param(clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();

            assertThat(sweep.sweep()).isZero();
            assertThat(receiver.taken()).isEmpty();
            clock.advance(Duration.ofSeconds(60));
            assertThat(sweep.sweep()).isEqualTo(1);
            assertThat(receiver.taken()).hasSize(1);
        }
    }

    @Test
    void whileAnAttemptIsNotedWhatComesNextIsWrittenDown() {
        try (var receiver = new Receiver(Receiver.status(204))) {
            var founder = marketplace.cast().founder();
            var path = path(create(founder, receiver));
            var endpoint = UUID.fromString(path.substring(PATH.length() + 1));

            transactions.executeWithoutResult(begun -> {
                assertThat(endpoints.holdEnabled(endpoint)).isTrue();
                ping(founder, path);
            });
        }
    }

}
