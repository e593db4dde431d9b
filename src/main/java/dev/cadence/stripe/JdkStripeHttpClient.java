package dev.cadence.stripe;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;

/// Sends stripe-java's requests with the JDK's own client, which keeps connections and never sends a POST twice behind
/// our back. The time limit is for the whole answer, its body included. The causes are given the types by which stripe-java decides whether to try again.
class JdkStripeHttpClient extends com.stripe.net.HttpClient {

    private final HttpClient http;

    JdkStripeHttpClient(HttpClient http) {
        this.http = http;
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        var answer = http.sendAsync(toJdk(request), BodyHandlers.ofString());
        try {
            var response = answer.get(request.options().getReadTimeout(), TimeUnit.MILLISECONDS);
            return new StripeResponse(response.statusCode(), HttpHeaders.of(response.headers().map()), response.body());
        }
        catch (TimeoutException late) {
            answer.cancel(true);
            throw failure(new SocketTimeoutException("No whole answer in time"));
        }
        catch (ExecutionException broken) {
            throw failure(asStripeKnowsIt(Objects.requireNonNullElse(broken.getCause(), broken)));
        }
        catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failure(interrupted);
        }
    }

    private static Throwable asStripeKnowsIt(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException late -> new ConnectException(late.getMessage());
            case HttpTimeoutException late -> new SocketTimeoutException(late.getMessage());
            case Throwable other -> other;
        };
    }

    private static ApiConnectionException failure(Throwable cause) {
        return new ApiConnectionException("No answer from Stripe: " + cause, cause);
    }

    private static HttpRequest toJdk(StripeRequest request) {
        var content = request.content();
        var body = content == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content.byteArrayContent());
        var jdk = HttpRequest.newBuilder(URI.create(request.url().toString()))
            .method(request.method().name(), body)
            .header("User-Agent", buildUserAgentString(request));
        request.headers().map().forEach((name, values) -> values.forEach(value -> jdk.header(name, value)));
        if (content != null) {
            jdk.header("Content-Type", content.contentType());
        }
        return jdk.build();
    }

}
