package dev.cadence.notices;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.cadence.shared.OverTheNetwork;
import jakarta.annotation.PreDestroy;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpComponentsHttpClientBuilder;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.stereotype.Component;

/// Sends one message to one address, and no further: follows no redirect, connects only to addresses that
/// {@link WebhookTargets} allows, after they were looked up, and ends in bounded time however slowly and however long the
/// answer is. Calls the network, so never in a transaction.
@Component
class WebhookSender {

    /// So many of the answer's bytes are read, and kept as a help for whoever looks into
    /// it.
    static final int LONGEST_ANSWER = 1_000;

    private final CloseableHttpClient http;

    private final Duration timeout;

    private final ScheduledExecutorService deadlines = Executors
        .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    WebhookSender(WebhookSettings settings, WebhookTargets targets, DnsResolver namesSentTo) {
        this.timeout = settings.timeout();
        this.http = new HttpComponentsHttpClientBuilder().withDnsResolver(namesSentTo)
            .withConnectionManagerCustomizer(
                    pool -> pool.setMaxConnTotal(WebhookSweep.AT_ONCE).setMaxConnPerRoute(WebhookSweep.AT_ONCE))
            // A proxy would look names up itself.
            .withCustomizer(client -> client.disableAutomaticRetries().disableContentCompression().setProxy(null))
            .build(HttpClientSettings.defaults()
                .withCookieHandling(HttpCookieHandling.DISABLE)
                .withRedirects(HttpRedirects.DONT_FOLLOW)
                .withTimeouts(settings.connectTimeout(), settings.timeout())
                .withInetAddressFilter(targets.addresses()));
    }

    Outcome send(String url, Map<String, String> headers, String payload) {
        OverTheNetwork.neverInATransaction("Notices are not sent");
        var request = new HttpPost(URI.create(url));
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(payload, ContentType.APPLICATION_JSON));
        var late = new AtomicBoolean();
        var deadline = deadlines.schedule(() -> {
            late.set(true);
            request.cancel();
        }, timeout.toMillis(), TimeUnit.MILLISECONDS);
        var begun = System.nanoTime();
        try {
            return http.execute(request, response -> {
                var answer = new Outcome(response.getCode(), null, text(response, request), since(begun));
                // What is still to come is nothing that anybody waits for.
                request.cancel();
                return answer;
            });
        }
        catch (IOException | RuntimeException failure) {
            return new Outcome(null,
                    late.get() ? "took longer than %s s".formatted(timeout.toSeconds()) : name(failure), null,
                    since(begun));
        }
        finally {
            deadline.cancel(false);
        }
    }

    private static @Nullable String text(ClassicHttpResponse response, HttpPost request) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return null;
        }
        var begin = entity.getContent().readNBytes(LONGEST_ANSWER);
        // The database keeps neither halves of characters nor zeros.
        var text = new String(begin, StandardCharsets.UTF_8).replaceAll("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]", "\uFFFD");
        return text.isEmpty() ? null : text;
    }

    /// What it is, in a word, and no address that we looked up.
    private static String name(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    private static int since(long begun) {
        return (int) Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    @PreDestroy
    void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }

    /// @param status what was answered; null when nothing was
    /// @param failure why nothing was
    /// @param answer how the answer began
    record Outcome(@Nullable Integer status, @Nullable String failure, @Nullable String answer, int millis) {

        boolean isTaken() {
            return status != null && status / 100 == 2;
        }

        boolean isGone() {
            return status != null && status == 410;
        }

    }

}
