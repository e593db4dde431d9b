package dev.cadence.shared;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/// A model that somebody else runs, which is asked in JSON. Follows no redirects: they would take the key and the question
/// elsewhere. Nothing that is asked or answered is ever logged.
public final class OutsideModel {

    /// Where plain text goes no further than this machine.
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String url;

    private final String key;

    private final JdkClientHttpRequestFactory requests;

    /// @param url an address that is {@link #isConfidential}
    /// @param key what we prove ourselves to it with, in visible ASCII
    /// @param connectTimeout how long it has for accepting a connection
    /// @param readTimeout how long it has for the whole of its answer
    public OutsideModel(String url, String key, Duration connectTimeout, Duration readTimeout) {
        this.url = url;
        this.key = key;
        this.requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build());
        this.requests.setReadTimeout(readTimeout);
    }

    /// Whether nobody on the way reads what is asked: by TLS, or on this machine.
    public static boolean isConfidential(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null
                    && ("https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme()) && HERE.contains(uri.getHost()));
        }
        catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /// Asks once, whatever comes of it.
    /// @param question in JSON
    /// @param reading is given every answer, also one that is an error; what it throws,
    /// the caller gets
    /// @return what the reading made of the answer
    /// @throws IOException when there is none in time
    /// @throws IllegalStateException in a transaction
    public <T> T ask(byte[] question, Reading<T> reading) throws IOException {
        OverTheNetwork.neverInATransaction("A model is not asked");
        var request = requests.createRequest(URI.create(url), HttpMethod.POST);
        request.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        request.getHeaders().setAccept(List.of(MediaType.APPLICATION_JSON));
        request.getHeaders().setBearerAuth(key);
        request.getBody().write(question);
        try (var response = request.execute()) {
            return reading.read(response);
        }
    }

    /// Makes something of an answer.
    @FunctionalInterface
    public interface Reading<T> {

        T read(ClientHttpResponse response) throws IOException;

    }

}
