package dev.cadence.mail;

import java.net.URI;
import java.util.Set;

import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where the product's own pages are, for links in letters. Without it letters say which operation of the API to use.
///
/// @param url their common beginning, such as `https://app.example.com`; `CADENCE_PAGES_URL`
@Validated
@ConfigurationProperties("cadence.pages")
public record PageSettings(@Nullable URI url) {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    @AssertTrue(message = "CADENCE_PAGES_URL must be an https address without user, query and fragment")
    boolean isUrlSafe() {
        return url == null || (url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null
                && url.getFragment() == null && ("https".equals(url.getScheme())
                        || ("http".equals(url.getScheme()) && HERE.contains(url.getHost()))));
    }

    /// How somebody is told where to go on.
    /// @param path of the page, beginning with a slash
    /// @param operation of the API that does the same
    public String orElse(String path, String operation) {
        return url == null ? operation : url.toString().replaceFirst("/$", "") + path;
    }

}
