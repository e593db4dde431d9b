package dev.cadence.accounts;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.cadence.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

import static java.util.Objects.requireNonNull;

/// An OpenID provider that has described itself. Sends people there, and finds out from the code with which they come back
/// who they are: by the authorization code flow of OpenID Connect Core 1.0 with PKCE (RFC 7636), as a confidential client.
/// Calls the network, so never within a transaction.
final class IdentityProvider {

    private static final Logger log = LoggerFactory.getLogger(IdentityProvider.class);

    private final ClientRegistration client;

    private final OidcAuthorizationCodeAuthenticationProvider protocol;

    private IdentityProvider(ClientRegistration client, RestTemplate http, Clock clock) {
        this.client = client;
        var details = new DefaultOAuth2UserService();
        details.setRestOperations(http);
        var people = new OidcUserService();
        people.setOauth2UserService(details);
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(tokenRequests(http));
        var decoder = idTokens(client, http, clock);
        this.protocol = new OidcAuthorizationCodeAuthenticationProvider(tokens, people);
        this.protocol.setJwtDecoderFactory(any -> decoder);
    }

    /// @param description what the provider says about itself (OpenID Connect Discovery
    /// 1.0)
    /// @throws IllegalArgumentException when the description is not a whole one, or
    /// another provider's
    static IdentityProvider of(String id, IdentityProviderSettings.Provider settings, Map<String, Object> description,
            RestTemplate http, Clock clock) {
        var client = ClientRegistrations.fromOidcConfiguration(description)
            .registrationId(id)
            .clientId(settings.clientId())
            .clientSecret(settings.clientSecret())
            .redirectUri(settings.redirectUri())
            .scope(OidcScopes.OPENID, OidcScopes.EMAIL)
            .build();
        if (!settings.issuer().equals(client.getProviderDetails().getIssuerUri())) {
            throw new IllegalArgumentException("It is the description of another issuer than " + settings.issuer());
        }
        return new IdentityProvider(client, http, clock);
    }

    private static RestClient tokenRequests(RestTemplate http) {
        return RestClient.builder()
            .requestFactory(http.getRequestFactory())
            .configureMessageConverters(converters -> converters.registerDefaults()
                .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .build();
    }

    /// Any algorithm by which the provider alone can sign.
    private static JwtDecoder idTokens(ClientRegistration client, RestTemplate http, Clock clock) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(requireNonNull(client.getProviderDetails().getJwkSetUri()))
            .jwsAlgorithms(algorithms -> algorithms.addAll(Arrays.asList(SignatureAlgorithm.values())))
            .restOperations(http)
            .build();
        var validator = new OidcIdTokenValidator(client);
        validator.setClock(clock);
        decoder.setJwtValidator(validator);
        decoder
            .setClaimSetConverter(new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    String id() {
        return client.getRegistrationId();
    }

    /// Where somebody is to go and prove who they are.
    String authorizationUrl(Handshake handshake) {
        return request(handshake).getAuthorizationRequestUri();
    }

    /// Exchanges the code with which somebody came back, and checks what comes for it.
    /// @throws Refusal `identity-refused` whatever is wrong,
    /// `identity-provider-unavailable`
    Identity identify(Handshake handshake, String code) {
        var response = OAuth2AuthorizationResponse.success(code)
            .redirectUri(requireNonNull(client.getRedirectUri()))
            .state(handshake.state())
            .build();
        try {
            var proof = protocol.authenticate(new OAuth2LoginAuthenticationToken(client,
                    new OAuth2AuthorizationExchange(request(handshake), response)));
            return identity((OidcUser) requireNonNull(requireNonNull(proof).getPrincipal()));
        }
        catch (OAuth2AuthenticationException failure) {
            if (isAway(failure)) {
                log.warn("The identity provider {} does not answer: {}", id(), failure.getMessage());
                throw unavailable();
            }
            log.info("The identity provider {} did not confirm an identity: {}", id(), failure.getMessage());
            throw refused();
        }
    }

    /// @throws Refusal `identity-refused` for a subject that is longer than OpenID
    /// Connect allows
    private Identity identity(OidcUser person) {
        if (requireNonNull(person.getSubject()).length() > Identity.LONGEST_SUBJECT) {
            throw refused();
        }
        var email = Boolean.TRUE.equals(person.getEmailVerified()) ? person.getEmail() : null;
        return new Identity(requireNonNull(client.getProviderDetails().getIssuerUri()),
                requireNonNull(person.getSubject()), email == null || !isPlain(email) ? null : Account.address(email));
    }

    private OAuth2AuthorizationRequest request(Handshake handshake) {
        return OAuth2AuthorizationRequest.authorizationCode()
            .authorizationUri(requireNonNull(client.getProviderDetails().getAuthorizationUri()))
            .clientId(client.getClientId())
            .redirectUri(client.getRedirectUri())
            .scopes(client.getScopes())
            .state(handshake.state())
            .attributes(secrets -> {
                secrets.put(OidcParameterNames.NONCE, handshake.nonce());
                secrets.put(PkceParameterNames.CODE_VERIFIER, handshake.verifier());
            })
            .additionalParameters(parameters -> {
                parameters.put(OidcParameterNames.NONCE, Handshake.hash(handshake.nonce()));
                parameters.put(PkceParameterNames.CODE_CHALLENGE, Handshake.hash(handshake.verifier()));
                parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
            })
            .build();
    }

    /// Whether it is the provider's failure and no verdict on who came.
    private static boolean isAway(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
            .anyMatch(cause -> cause instanceof IOException || cause instanceof HttpServerErrorException);
    }

    static Refusal unavailable() {
        return Refusal.unavailable("identity-provider-unavailable",
                "The identity provider does not answer. Ask again.");
    }

    /// What is said whatever was wrong, so that it gives nothing away.
    static Refusal refused() {
        return Refusal.unauthorized("identity-refused",
                "Who came back from the identity provider is not proven. Start over.");
    }

    /// Letters beyond ASCII may be folded into others, and so one person's address into
    /// another's.
    private static boolean isPlain(String email) {
        return email.chars().allMatch(letter -> letter > ' ' && letter <= '~');
    }

}
