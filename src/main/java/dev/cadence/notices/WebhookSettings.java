package dev.cadence.notices;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How webhooks are sent.
///
/// @param development whether they may go to this machine, and without TLS; `CADENCE_WEBHOOKS_DEVELOPMENT`. Never in
/// production: whoever can name an address could reach what listens here
/// @param connectTimeout how long an endpoint has for accepting a connection
/// @param timeout how long it has for all of it, until the end of its answer
@ConfigurationProperties("cadence.webhooks")
record WebhookSettings(@DefaultValue("false") boolean development, @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration timeout) {
}
