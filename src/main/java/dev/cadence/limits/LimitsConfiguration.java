package dev.cadence.limits;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Puts the limits into the security filter chain: within the filter that gives every answer its security headers, and on
/// both sides of whatever finds out who sends a request.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitsConfiguration {

    @Bean
    Customizer<HttpSecurity> requestsAreLimited(RequestLimits limits,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var before = new BeforeProof(limits, problems);
        var after = new AfterProof(limits, problems);
        return http -> http.addFilterAfter(before, HeaderWriterFilter.class)
            .addFilterBefore(after, AnonymousAuthenticationFilter.class);
    }

}
