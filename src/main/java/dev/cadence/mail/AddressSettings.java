package dev.cadence.mail;

import java.net.URI;

import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where this application is reached from outside, for links by which letters are turned off. Without it letters have no
/// such links, and say where that can be done.
///
/// @param url what stands before `/v1`, such as `https://api.example.com`; `CADENCE_PUBLIC_URL`. Mail programs follow
/// such links by TLS only, as RFC 8058 has it
@Validated
@ConfigurationProperties("cadence.public")
record AddressSettings(@Nullable URI url) {

    @AssertTrue(message = "CADENCE_PUBLIC_URL must be an https address without user, query and fragment")
    boolean isUrlSafe() {
        return url == null || ("https".equals(url.getScheme()) && url.getHost() != null && url.getUserInfo() == null
                && url.getQuery() == null && url.getFragment() == null);
    }

    /// @param path beginning with a slash
    @Nullable URI at(String path) {
        return url == null ? null : URI.create(url.toString().replaceFirst("/$", "") + path);
    }

}
