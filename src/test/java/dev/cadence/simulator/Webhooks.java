package dev.cadence.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import com.stripe.Stripe;
import org.jspecify.annotations.Nullable;

/// Tells one endpoint what happened, as reliably or unreliably as the plan says.
///
/// Deliveries run beside each other, so their order is not promised, as it is not at Stripe. One that is not
/// answered with 2xx is repeated up to three times, after 50, 200 and 800 milliseconds of real time; Stripe would
/// take days.
public final class Webhooks implements AutoCloseable {

    private static final List<Duration> BEFORE_ATTEMPTS = List.of(Duration.ZERO, Duration.ofMillis(50),
            Duration.ofMillis(200), Duration.ofMillis(800));

    private static final int AT_ONCE = 16;

    private final Clock clock;

    private final HttpClient http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .build();

    private final ExecutorService couriers = Executors.newVirtualThreadPerTaskExecutor();

    private final Semaphore atOnce = new Semaphore(AT_ONCE);

    private final ReentrantLock lock = new ReentrantLock();

    private final Condition becameIdle = this.lock.newCondition();

    private final List<Event> held = new ArrayList<>();

    private final List<WebhookDelivery> deliveries = new ArrayList<>();

    private final Map<String, WebhookPlan> plans = new HashMap<>();

    private WebhookPlan plan = new WebhookPlan.Deliver();

    private final Map<Event.Audience, Endpoint> endpoints = new EnumMap<>(Event.Audience.class);

    private int generation;

    private int underWay;

    Webhooks(Clock clock) {
        this.clock = clock;
    }

    void sendTo(Event.Audience audience, URI url, String secret) {
        within(() -> this.endpoints.put(audience, new Endpoint(++this.generation, url, secret)));
    }

    /// From now on all events fare like this.
    public void plan(WebhookPlan all) {
        within(() -> {
            this.plans.clear();
            this.plan = all;
        });
    }

    /// From now on events of one type fare like this, whatever the others do.
    public void plan(String eventType, WebhookPlan these) {
        within(() -> this.plans.put(eventType, these));
    }

    /// Sends what was held, one after the other as it happened, though their answers may
    /// overtake each other.
    public void release() {
        takeHeld().forEach((event) -> send(event, new WebhookPlan.Deliver()));
    }

    /// Sends what was held in another order; the same seed gives the same order.
    public void releaseShuffled(long seed) {
        List<Event> events = takeHeld();
        Collections.shuffle(events, new Random(seed));
        events.forEach((event) -> send(event, new WebhookPlan.Deliver()));
    }

    public boolean idle() {
        this.lock.lock();
        try {
            return this.underWay == 0;
        }
        finally {
            this.lock.unlock();
        }
    }

    /// Waits, in real time, until nothing is under way any more; what is held does not
    /// count.
    public boolean awaitIdle(Duration atMost) {
        this.lock.lock();
        try {
            long left = atMost.toNanos();
            while (this.underWay > 0 && left > 0) {
                left = this.becameIdle.awaitNanos(left);
            }
            return this.underWay == 0;
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return false;
        }
        finally {
            this.lock.unlock();
        }
    }

    /// Every attempt so far.
    public List<WebhookDelivery> deliveries() {
        this.lock.lock();
        try {
            return List.copyOf(this.deliveries);
        }
        finally {
            this.lock.unlock();
        }
    }

    void happened(Event event) {
        WebhookPlan fate = planFor(event);
        if (fate instanceof WebhookPlan.Hold) {
            within(() -> this.held.add(event));
        }
        else if (!(fate instanceof WebhookPlan.Lose)) {
            int copies = (fate instanceof WebhookPlan.Duplicate(int times)) ? times : 1;
            for (int copy = 0; copy < copies; copy++) {
                send(event, fate);
            }
        }
    }

    /// Sends an event again, as somebody does who presses *Resend* in Stripe's dashboard.
    void resend(Event event) {
        send(event, new WebhookPlan.Deliver());
    }

    void clear() {
        within(() -> {
            this.endpoints.clear();
            this.held.clear();
            this.deliveries.clear();
            this.plans.clear();
            this.plan = new WebhookPlan.Deliver();
        });
    }

    @Override
    public void close() {
        this.couriers.shutdownNow();
        this.http.shutdownNow();
    }

    private WebhookPlan planFor(Event event) {
        this.lock.lock();
        try {
            return this.plans.getOrDefault(event.type(), this.plan);
        }
        finally {
            this.lock.unlock();
        }
    }

    private List<Event> takeHeld() {
        List<Event> taken = new ArrayList<>();
        within(() -> {
            taken.addAll(this.held);
            this.held.clear();
        });
        return taken;
    }

    private void send(Event event, WebhookPlan fate) {
        within(() -> {
            Endpoint to = this.endpoints.get(event.audience());
            if (to != null) {
                this.underWay++;
                this.couriers.execute(() -> carry(event, fate, to));
            }
        });
    }

    private void carry(Event event, WebhookPlan fate, Endpoint to) {
        try {
            for (int attempt = 1; attempt <= BEFORE_ATTEMPTS.size(); attempt++) {
                TimeUnit.NANOSECONDS.sleep(BEFORE_ATTEMPTS.get(attempt - 1).toNanos());
                int status = attempt(event, fate, to);
                WebhookDelivery delivery = new WebhookDelivery(event.id(), event.type(), attempt, status);
                if (!noted(delivery, to)) {
                    return;
                }
                if (delivery.accepted()) {
                    event.delivered();
                    return;
                }
            }
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        finally {
            within(() -> {
                this.underWay--;
                this.becameIdle.signalAll();
            });
        }
    }

    /// Whether to go on: once the endpoint is another, what is still under way to the old
    /// one is of no interest.
    private boolean noted(WebhookDelivery delivery, Endpoint to) {
        this.lock.lock();
        try {
            return this.endpoints.containsValue(to) && this.deliveries.add(delivery);
        }
        finally {
            this.lock.unlock();
        }
    }

    private int attempt(Event event, WebhookPlan fate, Endpoint to) throws InterruptedException {
        String version = (fate instanceof WebhookPlan.ApiVersion(String other)) ? other : Stripe.API_VERSION;
        String body = event.json(version).toString();
        Duration shift = (fate instanceof WebhookPlan.ShiftTimestamp(Duration by)) ? by : Duration.ZERO;
        String secret = (fate instanceof WebhookPlan.BadSignature) ? to.secret() + "?" : to.secret();
        HttpRequest request = HttpRequest.newBuilder(to.url())
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
            .header("Stripe-Signature", WebhookSignature.header(secret, this.clock.instant().plus(shift), body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        this.atOnce.acquire();
        try {
            return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
        catch (IOException ex) {
            return 0;
        }
        finally {
            this.atOnce.release();
        }
    }

    private void within(Runnable change) {
        this.lock.lock();
        try {
            change.run();
        }
        finally {
            this.lock.unlock();
        }
    }

    private record Endpoint(int generation, URI url, String secret) {
    }

}
