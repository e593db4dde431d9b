package dev.cadence.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/// A Stripe to test against: real HTTP on loopback, Stripe's states and errors, and everything that can go wrong.
///
/// ```java
/// try (var stripe = StripeSimulator.start(0, clock)) {
///     var client = StripeClient.builder().setApiKey("sk_test_1").setApiBase(stripe.baseUri().toString()).build();
///     stripe.faults().next(1, "POST", "/v1/payment_intents/*/confirm", Fault.Kind.DROP_AFTER);
///     …
///     assertThat(stripe.successfulCharges()).hasSize(1);
///     assertThat(stripe.violations()).isEmpty();
/// }
/// ```
///
/// Assertions belong on [#charges()], which is what Stripe's own books would say, and not on our database alone.
public final class StripeSimulator implements AutoCloseable {

    private final HttpServer server;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final SimulatedClock clock;

    private final Webhooks webhooks;

    private final ContractWatch watch = new ContractWatch();

    private final Account account;

    private final Wallet wallet;

    private final Charging charging;

    private final Cards cards;

    private final Refunds refunds;

    private final Disputes disputes;

    private final ApiKeys keys = new ApiKeys();

    private final RateLimit rateLimit;

    private final IdempotencyKeys idempotency;

    private final FaultPlan faults = new FaultPlan();

    private final RequestLog log = new RequestLog();

    private StripeSimulator(HttpServer server, Clock base) {
        this.server = server;
        this.clock = new SimulatedClock(base);
        this.webhooks = new Webhooks(this.clock);
        this.account = new Account(this.clock, this::tell);
        this.wallet = new Wallet(this.account);
        this.refunds = new Refunds(this.account);
        this.disputes = new Disputes(this.account, this.refunds);
        this.charging = new Charging(this.account, this.wallet, this.disputes);
        this.cards = new Cards(this.account);
        this.rateLimit = new RateLimit(this.clock);
        this.idempotency = new IdempotencyKeys(this.clock);
        StripeApi api = new StripeApi(this.account, this.charging, this.wallet, this.refunds, this.keys, this.rateLimit,
                this.idempotency, this.watch);
        server.createContext("/", new HttpFront(api, this.faults, this.log, this.clock));
        server.createContext("/_sim/", new ControlPlane(this));
        server.setExecutor(this.threads);
    }

    /// Starts a simulator of its own, empty, on loopback.
    ///
    /// @param port 0 for any that is free
    /// @param clock all of Stripe's time: what objects say, when keys are forgotten, how
    /// webhooks are dated
    public static StripeSimulator start(int port, Clock clock) {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "5000");
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            StripeSimulator simulator = new StripeSimulator(HttpServer.create(address, 1024), clock);
            simulator.server.start();
            return simulator;
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    public URI baseUri() {
        InetSocketAddress address = this.server.getAddress();
        return URI.create("http://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort()));
    }

    /// Forgets every object, fault, key, request and endpoint, so that one instance
    /// serves many tests.
    public void reset() {
        this.faults.clear();
        this.webhooks.clear();
        this.idempotency.clear();
        this.keys.revoke(false);
        this.rateLimit.allow(Integer.MAX_VALUE);
        this.charging.limitConfirmations(Integer.MAX_VALUE);
        this.account.clear();
        this.log.clear();
        this.watch.clear();
        this.clock.reset();
    }

    /// One endpoint hears of everything; the secret is the one that signs.
    public void sendWebhooksTo(URI url, String secret) {
        this.webhooks.sendTo(Event.Audience.PLATFORM, url, secret);
    }

    /// Another endpoint hears of what happens on connected accounts.
    public void sendConnectWebhooksTo(URI url, String secret) {
        this.webhooks.sendTo(Event.Audience.CONNECT, url, secret);
    }

    /// A third one hears of thin events.
    public void sendThinWebhooksTo(URI url, String secret) {
        this.webhooks.sendTo(Event.Audience.THIN, url, secret);
    }

    public Webhooks webhooks() {
        return this.webhooks;
    }

    /// Delivers an event once more, under its own id.
    public void resend(String eventId) {
        this.webhooks.resend(this.account.within(() -> this.account.events().inPath(eventId)));
    }

    public FaultPlan faults() {
        return this.faults;
    }

    public Cards cards() {
        return this.cards;
    }

    public Refunds refunds() {
        return this.refunds;
    }

    public Balance balance() {
        return new Balance(this.account);
    }

    public Disputes disputes() {
        return this.disputes;
    }

    /// Every key is answered with 401 until they are restored.
    public void revokeKeys() {
        this.keys.revoke(true);
    }

    /// This key is answered with 401 from now on, and every other as before.
    public void revokeKey(String key) {
        this.keys.revoke(key);
    }

    public void restoreKeys() {
        this.keys.revoke(false);
    }

    /// More requests to one endpoint within one second of the simulator's clock are
    /// answered with 429. Stripe allows
    /// 25; a simulator that was just started or reset has no limit.
    public void limitRate(int perSecondAndEndpoint) {
        this.rateLimit.allow(perSecondAndEndpoint);
    }

    /// The customer answers the bank: proves who they are, and is charged, or does not.
    public void authenticate(String paymentIntent, boolean proved) {
        this.account.within(() -> this.charging.authenticate(paymentIntent, proved));
    }

    /// The founder enters a card on the page of a Checkout session, which is found by its
    /// address.
    public void completeCheckout(String url, String card) {
        this.account.within(() -> this.wallet.complete(url.substring(url.lastIndexOf('/') + 1), card));
    }

    /// A payment is cancelled by Stripe itself when so many confirmations have failed.
    public void limitConfirmations(int mostPerPayment) {
        this.charging.limitConfirmations(mostPerPayment);
    }

    /// A payment that was left `processing` succeeds.
    public void settle(String paymentIntent) {
        this.account.within(() -> this.charging.settle(paymentIntent, null));
    }

    /// A payment that was left `processing` fails.
    public void settleDeclined(String paymentIntent, String declineCode) {
        this.account.within(() -> this.charging.settle(paymentIntent, Decline.of(declineCode)));
    }

    /// A connected account's capability to be paid becomes `active`, `pending` or
    /// `restricted`.
    public void becomes(String account, String capability) {
        this.account.within(() -> {
            this.account.connect().becomes(account, capability);
            return account;
        });
    }

    public void closeAccount(String account) {
        this.account.within(() -> {
            this.account.connect().close(account);
            return account;
        });
    }

    /// The holder of an account takes the platform's access away.
    public void deauthorize(String account) {
        this.account.within(() -> {
            this.account.connect().deauthorize(account);
            return account;
        });
    }

    /// A connected account sends what it has to its bank, which takes it unless a failure
    /// code says why not.
    /// @return the payout
    public String payOut(String account, @Nullable String failureCode) {
        return this.account.within(() -> this.account.connect().payOut(account, failureCode));
    }

    /// What a connected account has, in minor units.
    public long balanceOf(String account) {
        return this.account.within(() -> this.account.connect().accounts().inPath(account).balance());
    }

    /// The platform adds to its own balance, in minor units.
    public void topUp(long amount) {
        this.account.within(() -> {
            this.account.connect().topUp(amount);
            return amount;
        });
    }

    /// How many connected accounts there are.
    public int connectedAccounts() {
        return this.account.within(() -> this.account.connect().accounts().all().size());
    }

    /// Every transfer that was ever made, oldest first: the truth about who was paid.
    public List<SentTransfer> transfers() {
        return this.account.within(() -> this.account.connect().sent());
    }

    public Clock clock() {
        return this.clock;
    }

    /// Sets the clock apart from the one it was started with; [#reset()] brings both
    /// together again.
    public void setClock(Instant now) {
        this.clock.set(now);
    }

    public void advanceClock(Duration by) {
        this.clock.advance(by);
    }

    /// Every charge that was ever attempted, oldest first: the truth to hold our own
    /// books against.
    public List<ChargeAttempt> charges() {
        return this.account.within(() -> this.account.charges().all().stream().map(Charge::attempt).toList());
    }

    public List<ChargeAttempt> successfulCharges() {
        return charges().stream().filter(ChargeAttempt::succeeded).toList();
    }

    /// Every request to the API, in the order of arrival.
    public List<ReceivedRequest> requests() {
        return this.log.all();
    }

    /// Every event that was made, oldest first.
    public List<SimulatedEvent> events() {
        return this.account.within(() -> this.account.events().all().stream().map(SimulatedEvent::of).toList());
    }

    /// Where a request, an answer or an event broke Stripe's contract; a test ends with
    /// this list empty, unless it
    /// sent something wrong on purpose.
    public List<String> violations() {
        return this.watch.violations();
    }

    @Override
    public void close() {
        this.threads.shutdownNow();
        this.server.stop(0);
        this.webhooks.close();
    }

    private void tell(Event event) {
        this.watch.event(event);
        this.webhooks.happened(event);
    }

}
