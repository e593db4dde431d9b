package dev.cadence.accounts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.function.Supplier;

import dev.cadence.testing.Api;
import dev.cadence.testing.MutableClock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// Adds identity providers to the application: `acme`, which is real; `impostor`, at whose address another issuer
/// describes itself; `nobody`, where nothing listens; and `silent`, which takes connections and never says a word.
class IdentityProviderFixture {

    @Bean
    LocalProvider provider(MutableClock clock) {
        return LocalProvider.start(clock);
    }

    @Bean
    ServerSocket silent() throws IOException {
        return new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    }

    @Bean
    @Lazy
    FrontEnd frontEnd(Api api) {
        return new FrontEnd(api);
    }

    @Bean
    DynamicPropertyRegistrar providerProperties(LocalProvider provider, ServerSocket silent) {
        Map<String, Supplier<Object>> issuers = Map.of("acme", provider::issuer, "impostor",
                () -> provider.issuer() + "/", "nobody", () -> "http://localhost:1", "silent",
                () -> "http://127.0.0.1:" + silent.getLocalPort());
        return properties -> issuers.forEach((id, issuer) -> {
            var prefix = "cadence.oidc.providers.%s.".formatted(id);
            properties.add(prefix + "name", () -> "The provider " + id);
            properties.add(prefix + "issuer", issuer);
            properties.add(prefix + "client-id", () -> LocalProvider.CLIENT_ID);
            properties.add(prefix + "client-secret", () -> LocalProvider.CLIENT_SECRET);
            properties.add(prefix + "redirect-uri", () -> LocalProvider.REDIRECT_URI);
        });
    }

}
