package dev.cadence.notices;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where names are looked up: of those who are sent something apart from those that requests ask for, of which somebody
/// may ask for many that nobody answers for.
@Configuration(proxyBeanMethods = false)
class NameLookups {

    /// As many as endpoints of a few accounts with nothing but dead ones.
    private static final int SENT_TO = 64;

    private static final int ASKED = 8;

    @Bean
    NameLookup namesSentTo(WebhookSettings settings) {
        return new NameLookup(SystemDefaultDnsResolver.INSTANCE, settings.connectTimeout(), SENT_TO);
    }

    @Bean
    NameLookup namesAsked(WebhookSettings settings) {
        return new NameLookup(SystemDefaultDnsResolver.INSTANCE, settings.connectTimeout(), ASKED);
    }

}
