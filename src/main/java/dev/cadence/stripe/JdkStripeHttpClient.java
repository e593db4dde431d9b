package dev.cadence.stripe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;

/// Sends stripe-java's requests with the JDK's own client, which keeps connections and never sends a POST twice behind
/// our back. The causes are given the types by which stripe-java decides whether to try again.
class JdkStripeHttpClient extends com.stripe.net.HttpClient {

    private final HttpClient http;

    JdkStripeHttpClient(HttpClient http) {
        this.http = http;
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        try {
            var response = http.send(toJdk(request), BodyHandlers.ofString());
            return new StripeResponse(response.statusCode(), HttpHeaders.of(response.headers().map()), response.body());
        }
        catch (HttpConnectTimeoutException | ConnectException unreachable) {
            throw failure(new ConnectException(unreachable.getMessage()));
        }
        catch (HttpTimeoutException late) {
            throw failure(new SocketTimeoutException(late.getMessage()));
        }
        catch (IOException broken) {
            throw failure(broken);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure(interrupted);
        }
    }

    private static ApiConnectionException failure(Exception cause) {
        return new ApiConnectionException("No answer from Stripe: " + cause, cause);
    }

    private static HttpRequest toJdk(StripeRequest request) {
        var content = request.content();
        var body = content == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content.byteArrayContent());
        var jdk = HttpRequest.newBuilder(URI.create(request.url().toString()))
            .timeout(Duration.ofMillis(request.options().getReadTimeout()))
            .method(request.method().name(), body)
            .header("User-Agent", buildUserAgentString(request));
        request.headers().map().forEach((name, values) -> values.forEach(value -> jdk.header(name, value)));
        if (content != null) {
            jdk.header("Content-Type", content.contentType());
        }
        return jdk.build();
    }

}
