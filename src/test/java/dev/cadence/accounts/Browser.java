package dev.cadence.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

import org.springframework.web.util.UriComponentsBuilder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/// Somebody's browser, which keeps cookies, and in which they sign in at a provider's login page.
final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" type=\"hidden\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /// Opens the provider's page, signs in there if asked to, and goes where the provider
    /// sends it.
    Return signIn(String authorizationUrl, String name) {
        var here = URI.create(authorizationUrl);
        var answer = get(here);
        if (location(here, answer).getPath().equals("/login")) {
            here = location(here, answer);
            var csrf = CSRF.matcher(get(here).body());
            assertThat(csrf.find()).isTrue();
            answer = send(HttpRequest.newBuilder(here)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=%s&password=%s&_csrf=%s".formatted(encoded(name),
                        encoded(LocalProvider.PASSWORD), encoded(csrf.group(1))))));
            here = location(here, answer);
            answer = get(here);
        }
        var back = location(here, answer);
        var parameters = UriComponentsBuilder.fromUri(back).build().getQueryParams();
        return new Return(back.toString().replaceFirst("\\?.*", ""), requireNonNull(parameters.getFirst("code")),
                requireNonNull(parameters.getFirst("state")));
    }

    private HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static URI location(URI from, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return from.resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /// What a provider sends somebody back with, and where to.
    record Return(String page, String code, String state) {
    }

}
