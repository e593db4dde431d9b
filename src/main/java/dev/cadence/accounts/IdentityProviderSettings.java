package dev.cadence.accounts;

import java.net.URI;
import java.util.Map;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// By which OpenID providers people may be signed in, by ids of our own: `CADENCE_OIDC_PROVIDERS_ACME_ISSUER` and so on
/// for a provider called `acme`. Without any, nobody is.
@Validated
@ConfigurationProperties("cadence.oidc")
record IdentityProviderSettings(
        @DefaultValue Map<@Pattern(regexp = "[a-z0-9-]{1,40}") String, @Valid Provider> providers) {

    /// What is said of one provider.
    ///
    /// @param name by which people know it
    /// @param issuer under which it describes itself, written exactly as in its tokens
    /// @param redirectUri the front end's page to which it sends people back, written
    /// exactly as the provider was told
    record Provider(@NotBlank String name, @NotBlank String issuer, @NotBlank String clientId,
            @NotBlank String clientSecret, @NotBlank String redirectUri) {

        /// Where plain text goes no further than this machine.
        private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

        @AssertTrue(message = "ISSUER must be an https address without query and fragment")
        boolean isIssuerConfidential() {
            return isConfidential(issuer) && !String.valueOf(issuer).contains("?");
        }

        @AssertTrue(message = "REDIRECT_URI must be an https address without fragment")
        boolean isRedirectUriConfidential() {
            return isConfidential(redirectUri);
        }

        private static boolean isConfidential(String address) {
            if (address == null) {
                return true; // It is said already that it is missing.
            }
            try {
                var uri = URI.create(address);
                return uri.getHost() != null && uri.getFragment() == null && ("https".equals(uri.getScheme())
                        || "http".equals(uri.getScheme()) && HERE.contains(uri.getHost()));
            }
            catch (IllegalArgumentException malformed) {
                return false;
            }
        }

        /// Tells nothing of the client's secret.
        @Override
        public String toString() {
            return "Provider[issuer=%s, clientId=%s]".formatted(issuer, clientId);
        }

    }

}
