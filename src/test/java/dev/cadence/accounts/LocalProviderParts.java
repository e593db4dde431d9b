package dev.cadence.accounts;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

/// What the provider consists of: none of it is a bean of the application.
@EnableWebSecurity
class LocalProviderParts {

    private static final String KEY_ID = "the-one-key";

    private final LocalProvider provider;

    LocalProviderParts(LocalProvider provider) {
        this.provider = provider;
    }

    @Bean
    TomcatServletWebServerFactory server() {
        var server = new TomcatServletWebServerFactory(0);
        // Filters do all the work, and none is asked where there is no servlet at all.
        server.setRegisterDefaultServlet(true);
        return server;
    }

    @Bean
    SecurityFilterChain protocol(HttpSecurity http) {
        return http
            .oauth2AuthorizationServer(
                    server -> server.oidc(oidc -> oidc.userInfoEndpoint(info -> info.userInfoMapper(this::about))))
            .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
            .formLogin(withDefaults())
            .build();
    }

    @Bean
    FilterRegistrationBean<Filter> absence() {
        var absence = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            if (provider.isAway()) {
                ((HttpServletResponse) response).sendError(503);
            }
            else {
                chain.doFilter(request, response);
            }
        });
        absence.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return absence;
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
            .clientId(LocalProvider.CLIENT_ID)
            .clientSecret("{noop}" + LocalProvider.CLIENT_SECRET)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(LocalProvider.REDIRECT_URI)
            .scope(OidcScopes.OPENID)
            .scope(OidcScopes.EMAIL)
            .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
            .build());
    }

    @Bean
    UserDetailsService people() {
        return name -> {
            if (provider.person(name) == null) {
                throw new UsernameNotFoundException(name);
            }
            return User.withUsername(name).password("{noop}" + LocalProvider.PASSWORD).authorities("USER").build();
        };
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JWKSource<SecurityContext> keys() {
        return new ImmutableJWKSet<>(new JWKSet(key()));
    }

    @Bean
    JwtDecoder accessTokens(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    JwtEncoder signature(JWKSource<SecurityContext> keys) {
        var honest = new NimbusJwtEncoder(keys);
        var forged = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key())));
        return parameters -> (provider.isForging() ? forged : honest).encode(parameters);
    }

    /// An identity token bears the time of the test.
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokens() {
        return token -> {
            if ("id_token".equals(token.getTokenType().getValue())) {
                var now = provider.clock().instant();
                token.getClaims().issuedAt(now).expiresAt(now.plus(Duration.ofMinutes(5)));
                provider.lie().accept(token.getClaims());
            }
        };
    }

    /// Addresses are told here alone, as the standard has it for this flow.
    private OidcUserInfo about(OidcUserInfoAuthenticationContext asked) {
        var subject = asked.getAuthorization().getPrincipalName();
        var told = OidcUserInfo.builder().subject(subject);
        var person = provider.person(subject);
        if (person != null && person.email() != null) {
            told.email(person.email()).emailVerified(person.verified());
        }
        return told.build();
    }

    private static RSAKey key() {
        var pair = pair();
        return new RSAKey.Builder((RSAPublicKey) pair.getPublic()).privateKey(pair.getPrivate()).keyID(KEY_ID).build();
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        }
        catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

}
