package dev.cadence.simulator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// Answers requests as Stripe does: who asks, how often, what for, again or anew, and only then is something done.
final class StripeApi {

    private static final String[] ONLY_BROWSERS_SEND = { "key", "client_secret", "expected_payment_method_type" };

    private final Account account;

    private final ApiKeys keys;

    private final RateLimit rateLimit;

    private final IdempotencyKeys idempotency;

    private final ContractWatch watch;

    private final Expansion expansion;

    private final List<Route> routes;

    StripeApi(Account account, Charging charging, Wallet wallet, Refunds refunds, ApiKeys keys, RateLimit rateLimit,
            IdempotencyKeys idempotency, ContractWatch watch) {
        this.account = account;
        this.keys = keys;
        this.rateLimit = rateLimit;
        this.idempotency = idempotency;
        this.watch = watch;
        this.expansion = new Expansion(account);
        this.routes = Stream
            .of(new CustomersApi(account).routes(), new PaymentMethodsApi(account, wallet).routes(),
                    new SetupIntentsApi(account, wallet).routes(), new CheckoutSessionsApi(account).routes(),
                    new PaymentIntentsApi(account, wallet, charging).routes(), new RecordsApi(account).routes(),
                    new RefundsApi(account, refunds).routes(), new DisputesApi(account).routes(),
                    new ConnectApi(account).routes(), new TransfersApi(account).routes())
            .flatMap(List::stream)
            .toList();
    }

    Answer answer(ApiRequest request, Fault.@Nullable Kind fault, Duration lasting) {
        try {
            return admitted(request, fault, lasting);
        }
        catch (StripeRefusal refusal) {
            return checked(request, refusal.answer());
        }
    }

    private Answer admitted(ApiRequest request, Fault.@Nullable Kind fault, Duration lasting) {
        Route route = this.routes.stream()
            .filter((candidate) -> candidate.matches(request.method(), request.path()))
            .findFirst()
            .orElseThrow(() -> StripeRefusal.unknownRoute(request.method(), request.path()));
        Params params = request.params();
        String clientSecret = this.keys.requireAccess(route, request.authorization(), params);
        turnAway(fault, request);
        this.rateLimit.count(route);
        Params plain = (clientSecret != null) ? params.without(ONLY_BROWSERS_SEND) : params.without("key");
        this.watch.request(route, plain);
        ApiCall call = new ApiCall(request.path(), route.idIn(request.path()), plain, clientSecret);
        Answer answer = this.idempotency.once(request.keyInForce(), request.fingerprint(),
                () -> carryOut(request, route, call, fault, lasting));
        return lostByVersion2(request, fault) ? checked(request, StripeRefusal.apiError().answer()) : answer;
    }

    /// Version 2 carries nothing out twice: whoever comes again with the same key is
    /// given what was done.
    private static boolean lostByVersion2(ApiRequest request, Fault.@Nullable Kind fault) {
        return fault == Fault.Kind.ERROR_AFTER && request.isVersion2();
    }

    private static void turnAway(Fault.@Nullable Kind fault, ApiRequest request) {
        if (fault == Fault.Kind.KEY_IN_USE) {
            throw StripeRefusal.keyInUse(String.valueOf(request.idempotencyKey()));
        }
        if (fault == Fault.Kind.RATE_LIMITED) {
            throw StripeRefusal.rateLimited();
        }
        if (fault == Fault.Kind.LOCK_TIMEOUT) {
            throw StripeRefusal.locked();
        }
        if (fault == Fault.Kind.REVOKED_KEY) {
            throw ApiKeys.revokedKey();
        }
    }

    private Answer carryOut(ApiRequest request, Route route, ApiCall call, Fault.@Nullable Kind fault,
            Duration lasting) {
        if (fault == Fault.Kind.ERROR_BEFORE) {
            return checked(request, request.keeps(StripeRefusal.apiError().answer()));
        }
        Answer whole = checked(request, done(request, route, call));
        Answer answer = (call.clientSecret() != null) ? PublicFields.of(whole) : whole;
        if (fault == Fault.Kind.DELAY_ANSWER) {
            pause(lasting);
        }
        return (fault == Fault.Kind.ERROR_AFTER && !request.isVersion2())
                ? request.keeps(StripeRefusal.apiError().answer()) : request.keeps(answer);
    }

    private Answer done(ApiRequest request, Route route, ApiCall call) {
        try {
            return this.account.within(request.origin(), () -> {
                Json json = route.action().apply(call);
                return Answer.ok(this.expansion.expand(json, call.params().list("expand")));
            });
        }
        catch (StripeRefusal refusal) {
            return refusal.answer();
        }
    }

    private Answer checked(ApiRequest request, Answer answer) {
        this.watch.answer(request.method() + " " + request.path(), answer);
        return answer;
    }

    static void pause(Duration lasting) {
        try {
            TimeUnit.NANOSECONDS.sleep(lasting.toNanos());
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

}
