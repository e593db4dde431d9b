package dev.cadence.accounts;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.cadence.shared.OverTheNetwork;
import dev.cadence.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.RequestEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

import static java.util.Objects.requireNonNull;

/// The external providers that people may be signed in by. What a provider says about itself is asked for when it is
/// first needed, so one that is away keeps nobody from starting Cadence.
@Component
class IdentityProviders {

    private static final Logger log = LoggerFactory.getLogger(IdentityProviders.class);

    /// How long a provider has for accepting a connection, and then for each answer.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /// How long a provider's description of itself is believed. Its keys are looked up
    /// again whenever one is unknown.
    private static final Duration MEMORY = Duration.ofHours(1);

    private static final ParameterizedTypeReference<Map<String, Object>> DESCRIPTION = new ParameterizedTypeReference<>() {
    };

    private final Map<String, IdentityProviderSettings.Provider> settings;

    private final LoadingCache<String, IdentityProvider> discovered;

    private final RestTemplate http;

    private final Clock clock;

    IdentityProviders(IdentityProviderSettings settings, Clock clock) {
        this.settings = new TreeMap<>(settings.providers());
        this.discovered = Caffeine.newBuilder().expireAfterWrite(MEMORY).build(this::discover);
        this.http = http();
        this.clock = clock;
    }

    /// Follows no redirects: a provider's own addresses are where secrets go.
    private static RestTemplate http() {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        var http = new RestTemplate(requests);
        http.getInterceptors().add((request, body, execution) -> {
            OverTheNetwork.neverInATransaction("Identity providers are not asked");
            return execution.execute(request, body);
        });
        return http;
    }

    /// Their names by their ids.
    Map<String, String> names() {
        var names = new TreeMap<String, String>();
        settings.forEach((id, provider) -> names.put(id, provider.name()));
        return names;
    }

    /// Empty when none is called so.
    /// @throws Refusal `identity-provider-unavailable` when it is away and was not met
    /// lately
    Optional<IdentityProvider> find(String id) {
        return settings.containsKey(id) ? Optional.of(discovered.get(id)) : Optional.empty();
    }

    private IdentityProvider discover(String id) {
        var provider = requireNonNull(settings.get(id));
        var address = provider.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration";
        try {
            var description = http.exchange(RequestEntity.get(address).build(), DESCRIPTION).getBody();
            return IdentityProvider.of(id, provider, description == null ? Map.of() : description, http, clock);
        }
        catch (RestClientException | IllegalArgumentException failure) {
            log.warn("The identity provider {} does not describe itself: {}", id, failure.getMessage());
            throw IdentityProvider.unavailable();
        }
    }

}
