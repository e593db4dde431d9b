package dev.cadence.stripe;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import dev.cadence.shared.OverTheNetwork;
import io.github.bucket4j.BlockingStrategy;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;

import org.springframework.web.context.request.RequestContextHolder;

/// Where every call to Stripe passes: it waits for its turn, comes back when Stripe has had too many, and halts everything
/// when Stripe refuses our key. Calls made while a request is being answered go first, and give up soon.
final class PacedStripeHttpClient extends JdkStripeHttpClient {

    /// How long somebody who asked is kept waiting for a turn.
    private static final Duration PATIENCE_OF_PEOPLE = Duration.ofSeconds(2);

    /// How long a call in the background waits for turns. Three tries with this and an
    /// answer's 25 seconds each end within the three minutes of a lease.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How often a call is repeated that came when there were too many. It was not
    /// carried out, and goes under the same key.
    private static final int REPEATS = 3;

    /// Before the first repetition at most so long, then twice as long, and so on.
    private static final long FIRST_PAUSE_MILLIS = 250;

    private static final int TOO_MANY = 429;

    private static final int FIRST_BAD = 400;

    private final Pace pace;

    private final Halts halts;

    private final ObservationRegistry observations;

    PacedStripeHttpClient(HttpClient http, Pace pace, Halts halts, ObservationRegistry observations) {
        super(http);
        this.pace = pace;
        this.halts = halts;
        this.observations = observations;
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        OverTheNetwork.neverInATransaction("Stripe is not asked");
        var someoneWaits = RequestContextHolder.getRequestAttributes() != null;
        var halt = halts.open();
        if (halt.isPresent() && !someoneWaits) {
            throw NotSent.halted();
        }
        try {
            var answer = inTurn(request, Endpoint.of(request), someoneWaits);
            heed(request, answer, halt);
            return answer;
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("Interrupted before it was sent", interrupted);
        }
    }

    private StripeResponse inTurn(StripeRequest request, String endpoint, boolean someoneWaits)
            throws ApiConnectionException, InterruptedException {
        var patience = someoneWaits ? PATIENCE_OF_PEOPLE : PATIENCE;
        var deadline = System.nanoTime() + patience.toNanos();
        for (var repeats = 0;; repeats++) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive() || !pace.await(endpoint, someoneWaits, left)) {
                throw NotSent.inTime(endpoint);
            }
            var answer = timed(request, endpoint);
            var pause = pauseAfter(repeats);
            if (answer.code() != TOO_MANY || repeats == REPEATS || deadline - System.nanoTime() < pause.toNanos()) {
                return answer;
            }
            if (Refused.read(answer).isAboutAnObject()) {
                BlockingStrategy.PARKING.park(pause.toNanos());
            }
            else {
                pace.rest(endpoint, pause);
            }
        }
    }

    /// Not the same for all who were turned away, or they would come back together.
    private static Duration pauseAfter(int repeats) {
        var longest = FIRST_PAUSE_MILLIS << repeats;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    private StripeResponse timed(StripeRequest request, String endpoint) throws ApiConnectionException {
        var call = Observation.createNotStarted("cadence.stripe.calls", () -> outgoing(request), observations)
            .contextualName("stripe " + endpoint)
            .lowCardinalityKeyValue("endpoint", endpoint)
            .start();
        var outcome = "none";
        try {
            var answer = super.request(request);
            outcome = String.valueOf(answer.code());
            return answer;
        }
        catch (ApiConnectionException failure) {
            outcome = failure.getCause() instanceof ConnectException ? "unreached" : "none";
            call.error(failure);
            throw failure;
        }
        finally {
            call.lowCardinalityKeyValue("answer", outcome).stop();
        }
    }

    /// A call of ours, without the wait for its turn. Stripe is not told which trace it
    /// belongs to.
    private static SenderContext<StripeRequest> outgoing(StripeRequest request) {
        var context = new SenderContext<StripeRequest>((carrier, header, value) -> {
        }, Kind.CLIENT);
        context.setCarrier(request);
        context.setRemoteServiceName("stripe");
        return context;
    }

    private void heed(StripeRequest request, StripeResponse answer, Optional<UUID> halt) {
        if (answer.code() < FIRST_BAD) {
            halt.ifPresent(halts::end);
            return;
        }
        var refused = Refused.read(answer);
        if (refused.isAboutOurKey(request)) {
            halts.begin("%d %s".formatted(answer.code(), refused.code()));
        }
    }

}
