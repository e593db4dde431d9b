package dev.cadence.stripe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What stripe-java is told of a network that fails, so that it can decide whether to try again.
class JdkStripeHttpClientTests {

    private static final int SHORT_MILLIS = 300;

    private static final int LONG_MILLIS = 30_000;

    private final CountDownLatch end = new CountDownLatch(1);

    private final HttpServer server;

    JdkStripeHttpClientTests() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void anAnswerThatStopsInTheMiddleOfItsBodyIsLate() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"id\":".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            awaitEnd();
        });

        assertFailure(SocketTimeoutException.class);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void anAnswerThatNeverBeginsIsLate() {
        server.createContext("/", exchange -> awaitEnd());

        assertFailure(SocketTimeoutException.class);
    }

    @Test
    void anAnswerThatBreaksOffIsBroken() {
        HttpHandler breaksOff = exchange -> exchange.close();
        server.createContext("/", breaksOff);

        assertFailure(IOException.class);
    }

    @Test
    void aServerThatIsNotThereIsNotReached() {
        server.stop(0);

        assertFailure(ConnectException.class);
    }

    /// Another client of the JDK's would send it again by itself.
    @Test
    void aPostThatBreaksOffHasReachedTheServerOnce() {
        var seen = new AtomicInteger();
        HttpHandler breaksOff = exchange -> {
            seen.incrementAndGet();
            exchange.close();
        };
        server.createContext("/", breaksOff);

        assertThatExceptionOfType(ApiConnectionException.class)
            .isThrownBy(() -> stripe(LONG_MILLIS).v1().paymentIntents().confirm("pi_1"));

        assertThat(seen).hasValue(1);
    }

    private void assertFailure(Class<? extends Throwable> cause) {
        assertThatExceptionOfType(ApiConnectionException.class)
            .isThrownBy(() -> stripe(cause == SocketTimeoutException.class ? SHORT_MILLIS : LONG_MILLIS).v1()
                .paymentIntents()
                .retrieve("pi_1"))
            .withCauseInstanceOf(cause);
    }

    private StripeClient stripe(int patienceMillis) {
        return StripeClient.builder()
            .setApiKey("sk_test_1")
            .setApiBase("http://127.0.0.1:" + server.getAddress().getPort())
            .setReadTimeout(patienceMillis)
            .setMaxNetworkRetries(0)
            .setHttpClient(new JdkStripeHttpClient(HttpClient.newHttpClient()))
            .build();
    }

    private void awaitEnd() {
        try {
            end.await();
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

}
