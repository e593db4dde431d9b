package dev.cadence.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.People;
import dev.cadence.notices.WebhookDeliveries.Due;
import dev.cadence.notices.WebhookDelivery.Stage;
import dev.cadence.notices.WebhookEndpoint.Reason;
import dev.cadence.notices.WebhookSender.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Takes messages to one endpoint, one after the other: claims it in one transaction, sends in none, and writes down what
/// came of it in another. Dies it in between, the lease runs out and they are sent again.
@Service
class WebhookPost {

    private static final Logger log = LoggerFactory.getLogger(WebhookPost.class);

    /// After how long a message is tried again, from the first failure to the ninth: the
    /// schedule of Standard Webhooks. After the tenth it is given up.
    static final List<Duration> RETRIES = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30),
            Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(14), Duration.ofHours(20),
            Duration.ofHours(24));

    /// An endpoint that takes nothing for so long is disabled.
    static final Duration PATIENCE = Duration.ofDays(3);

    /// How long an endpoint waits of whose secret the key is missing, before it is seen
    /// whether somebody has put it back or its owner has made another secret. It is our
    /// fault, so that no try counts as its failure.
    static final Duration WITHOUT_KEY = Duration.ofHours(1);

    private static final int AT_A_TIME = 20;

    /// For how long new messages are begun under one lease, which is longer by what the
    /// last may take.
    private static final Duration SHIFT = Duration.ofSeconds(20);

    private final WebhookEndpoints endpoints;

    private final WebhookDeliveries deliveries;

    private final WebhookSecrets secrets;

    private final WebhookSender sender;

    private final People people;

    private final ApplicationEventPublisher events;

    private final TransactionOperations transactions;

    private final Clock clock;

    private final Duration lease;

    WebhookPost(WebhookEndpoints endpoints, WebhookDeliveries deliveries, WebhookSecrets secrets, WebhookSender sender,
            WebhookSettings settings, People people, ApplicationEventPublisher events,
            TransactionOperations transactions, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.sender = sender;
        this.people = people;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
        this.lease = SHIFT.plus(settings.timeout()).plusSeconds(30);
    }

    /// @return false when there was nothing to do, or somebody else does it
    boolean deliver(UUID endpoint) {
        var round = transactions.execute(begun -> claim(endpoint));
        round.ifPresent(this::deliver);
        return round.isPresent();
    }

    private Optional<Round> claim(UUID id) {
        var now = clock.instant();
        return endpoints.lease(id, now, lease).flatMap(endpoint -> {
            if (!isSomebodys(endpoint)) {
                disable(endpoint, Reason.ABANDONED, now);
                return Optional.empty();
            }
            var signing = secrets.live(id, now);
            if (signing.isEmpty()) {
                log.error("Nothing is sent to webhook endpoint {}: the key is missing that opens its secret", id);
                endpoints.rest(id, now.plus(WITHOUT_KEY));
                return Optional.empty();
            }
            return Optional.of(new Round(endpoint, deliveries.due(id, now, AT_A_TIME), signing));
        });
    }

    private boolean isSomebodys(WebhookEndpoint endpoint) {
        return endpoint.companyId() != null ? people.owner(new CompanyId(endpoint.companyId())).isPresent()
                : endpoint.engineerId() != null && people.contact(new EngineerId(endpoint.engineerId())).isPresent();
    }

    private void deliver(Round round) {
        var end = System.nanoTime() + SHIFT.toNanos();
        try {
            for (var due : round.due) {
                if (System.nanoTime() - end >= 0 || !deliver(round, due)) {
                    return;
                }
            }
        }
        finally {
            transactions.executeWithoutResult(begun -> endpoints.release(round.endpoint.id()));
        }
    }

    /// @return false when others had better wait
    private boolean deliver(Round round, Due due) {
        var now = clock.instant();
        var id = due.messageId().toString();
        var outcome = sender.send(round.endpoint.url(),
                Map.of("webhook-id", id, "webhook-timestamp", Long.toString(now.getEpochSecond()), "webhook-signature",
                        StandardSignature.by(round.secrets, id, now, due.payload()), "User-Agent",
                        "Cadence-Webhooks/1.0"),
                due.payload());
        transactions.executeWithoutResult(begun -> note(round.endpoint, due, outcome, now));
        return outcome.isTaken();
    }

    private void note(WebhookEndpoint endpoint, Due due, Outcome outcome, Instant now) {
        var enabled = endpoints.holdEnabled(endpoint.id());
        if (outcome.isTaken()) {
            deliveries.attempted(due.id(), outcome, Stage.DELIVERED, null, now);
            endpoints.works(endpoint.id());
            return;
        }
        if (!enabled) {
            deliveries.attempted(due.id(), outcome, Stage.DROPPED, null, now);
            return;
        }
        var next = next(due, now);
        deliveries.attempted(due.id(), outcome, next == null ? Stage.FAILED : null, next, now);
        var failing = endpoints.fails(endpoint.id(), now);
        if (outcome.isGone()) {
            disable(endpoint, Reason.GONE, now);
        }
        else if (!failing.plus(PATIENCE).isAfter(now)) {
            disable(endpoint, Reason.FAILING, now);
        }
    }

    /// A little later than the schedule says, by the message's id, so that what failed
    /// together does not come back together.
    private static @Nullable Instant next(Due due, Instant now) {
        if (due.tries() >= RETRIES.size()) {
            return null;
        }
        var wait = RETRIES.get(due.tries());
        return now.plus(wait).plusMillis(Math.floorMod(due.id().hashCode(), Math.max(1, wait.toMillis() / 10)));
    }

    private void disable(WebhookEndpoint endpoint, Reason reason, Instant now) {
        if (endpoints.disable(endpoint.id(), reason)) {
            deliveries.drop(endpoint.id(), now);
            events.publishEvent(new WebhookDisabled(endpoint.id(), reason.name(), now));
        }
    }

    private record Round(WebhookEndpoint endpoint, List<Due> due, List<byte[]> secrets) {
    }

}
