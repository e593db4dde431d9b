package dev.cadence.accounts;

import java.util.Map;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.cadence.shared.ConstraintRefusal;
import dev.cadence.shared.CrossOrigin;
import jakarta.servlet.DispatcherType;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password4j.Argon2Password4jPasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;

/// The one way in: bearer tokens, no cookies, and nothing open that does not say so.
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableConfigurationProperties({ EncryptionSettings.class, FirstAdminSettings.class, IdentityProviderSettings.class })
class SecurityConfiguration {

    /// The browsable description of the API.
    private static final String[] BROWSABLE = { "/docs/**", "/swagger-ui/**" };

    /// No request is authenticated by anything that a browser sends by itself, so there
    /// is no cross-site request to
    /// forge and CSRF protection is off.
    @Bean
    SecurityFilterChain gate(HttpSecurity http, Credentials credentials, HandlerRules rules, SecurityAnswers answers,
            CrossOrigin crossOrigin, HeaderWriter answerHeaders) {
        return http.csrf(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .requestCache(AbstractHttpConfigurer::disable)
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .oauth2ResourceServer(server -> bearerTokens(server, credentials, answers))
            .exceptionHandling(failures -> failures.authenticationEntryPoint(answers).accessDeniedHandler(answers))
            .addFilter(crossOrigin.filter())
            .addFilterAfter(new WellFormedParameters(answers), HeaderWriterFilter.class)
            .authorizeHttpRequests(requests -> whoMayWhat(requests, rules))
            .headers(headers -> headers.defaultsDisabled().addHeaderWriter(answerHeaders))
            .build();
    }

    private static void bearerTokens(OAuth2ResourceServerConfigurer<HttpSecurity> server, Credentials credentials,
            SecurityAnswers answers) {
        server.authenticationEntryPoint(answers)
            .accessDeniedHandler(answers)
            // The framework describes the way in at
            // /.well-known/oauth-protected-resource, and would promise more.
            .protectedResourceMetadata(metadata -> metadata
                .protectedResourceMetadataCustomizer(truth -> truth.tlsClientCertificateBoundAccessTokens(false)))
            .opaqueToken(opaque -> opaque.introspector(credentials)
                .authenticationConverter((token, signedIn) -> (SignedIn) signedIn));
    }

    private static void whoMayWhat(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            HandlerRules rules) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
            .permitAll()
            .requestMatchers("/v1/openapi", "/v1/openapi.yaml", "/v1/openapi/**", "/problems/**", "/advisor")
            .permitAll()
            .requestMatchers(BROWSABLE)
            .permitAll()
            .requestMatchers("/v1/**")
            .access(rules)
            .requestMatchers("/webhooks/**") // Their senders prove themselves by
                                             // signature.
            .permitAll()
            .requestMatchers("/actuator/health/**", "/actuator/info")
            .permitAll()
            .requestMatchers("/actuator/**")
            .access(AuthorizationManagers.allOf(AuthorityAuthorizationManager.hasRole(Role.ADMIN.name()),
                    AuthorityAuthorizationManager.hasAuthority(Scope.METRICS_READ.authority())))
            .anyRequest()
            .access((who, request) -> SecurityAnswers.NOTHING_THERE);
    }

    /// Argon2id with 19 MiB, two passes and one lane, as OWASP advises. The encoder
    /// checks with its own parameters, not
    /// with those written in the hash, so other parameters need another id beside this
    /// one.
    @Bean
    PasswordEncoder passwordEncoder() {
        var argon2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
        return new DelegatingPasswordEncoder("argon2id-19m-2-1",
                Map.of("argon2id-19m-2-1", new Argon2Password4jPasswordEncoder(argon2)));
    }

    /// Lets the rules on operations name the scope that they ask for.
    @Bean
    static AnnotationTemplateExpressionDefaults ruleTemplates() {
        return new AnnotationTemplateExpressionDefaults();
    }

    @Bean
    ConstraintRefusal emailTaken() {
        return People.EMAIL_TAKEN;
    }

    @Bean
    ConstraintRefusal identityLinkedMeanwhile() {
        return ExternalIdentityDesk.LINKED_MEANWHILE;
    }

    @Bean
    ConstraintRefusal authenticatorSetUpMeanwhile() {
        return AuthenticatorDesk.SET_UP_MEANWHILE;
    }

    @Bean
    ConstraintRefusal otherIdentityLinkedMeanwhile() {
        return ExternalIdentityDesk.OTHER_LINKED_MEANWHILE;
    }

}
