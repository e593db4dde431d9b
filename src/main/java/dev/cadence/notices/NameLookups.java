package dev.cadence.notices;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where names are looked up: of those who are sent something apart from those that requests ask for, of which somebody
/// may ask for many that nobody answers for.
@Configuration(proxyBeanMethods = false)
class NameLookups {

    /// As many as all endpoints of six accounts that have nothing but dead ones: each may
    /// take half a minute, as the system waits for a name server.
    private static final int AT_ONCE = 64;

    @Bean
    NameLookup namesSentTo(WebhookSettings settings) {
        return new NameLookup(SystemDefaultDnsResolver.INSTANCE, settings.connectTimeout(), AT_ONCE);
    }

    @Bean
    NameLookup namesAsked(WebhookSettings settings) {
        return new NameLookup(SystemDefaultDnsResolver.INSTANCE, settings.connectTimeout(), AT_ONCE);
    }

}
